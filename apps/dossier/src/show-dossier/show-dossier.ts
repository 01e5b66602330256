import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { assertVisible } from '../domain/acting.js';
import { normalisedCode } from '../domain/dossier-code.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { PinRepository } from '../persistence/pins.js';
import { dossierView, type DossierView } from './dossier.view.js';

@Injectable()
export class ShowDossier {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly pins: PinRepository,
  ) {}

  async execute({ actor }: Context, code: string): Promise<DossierView> {
    const record = await this.dossiers.load(normalisedCode(code));
    assertVisible(record, actor);
    return dossierView(record, await this.pins.procedure(record.procedureCode, record.procedureVersion));
  }
}
