import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { SERVICE, type Service } from '@motcua/service-kit';
import { assertVisible } from '../domain/acting.js';
import { normalisedCode } from '../domain/dossier-code.js';
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
  async execute({ actor }: Context, code: string): Promise<DossierProofView> {
    const record = await this.dossiers.load(normalisedCode(code));
    assertVisible(record, actor);
    return proofView(this.service.name, record.code, await this.proofs.of(record.code));
  }
}
