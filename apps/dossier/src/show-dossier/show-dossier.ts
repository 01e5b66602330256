import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { PinRepository } from '../persistence/pins.js';
import { dossierView, type DossierView } from './dossier.view.js';

@Injectable()
export class ShowDossier {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly pins: PinRepository,
  ) {}

  async execute(ctx: Context, code: string): Promise<DossierView> {
    const record = await this.dossiers.read(ctx, code);
    return dossierView(record, await this.pins.procedure(record.procedureCode, record.procedureVersion));
  }
}
