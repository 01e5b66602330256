import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { SERVICE, type Service } from '@motcua/service-kit';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { ProofRepository } from '../persistence/proof.repository.js';
import { proofView, type DossierProofView } from './dossier-proof.view.js';

@Injectable()
export class ProveDossier {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly proofs: ProofRepository,
    @Inject(SERVICE) private readonly service: Service,
  ) {}

  /** @throws DOSSIER_NOT_FOUND */
  async execute(ctx: Context, typedCode: string): Promise<DossierProofView> {
    const { record } = await this.dossiers.read(ctx, typedCode);
    const { code } = record;
    return proofView(this.service.name, code, await this.proofs.of(code));
  }
}
