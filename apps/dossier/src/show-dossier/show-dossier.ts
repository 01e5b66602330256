import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { ReadingLog } from '../log-readings/reading-log.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { PinRepository } from '../persistence/pins.js';
import { Persons } from '../persons/persons.js';
import { shownTo } from './personal-data.js';
import { dossierView, type DossierView } from './dossier.view.js';

@Injectable()
export class ShowDossier {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly pins: PinRepository,
    private readonly persons: Persons,
    private readonly readings: ReadingLog,
  ) {}

  async execute(ctx: Context, code: string): Promise<DossierView> {
    const { record, rights } = await this.dossiers.read(ctx, code);
    await this.readings.note(ctx, 'dossier', [record.code]);
    const procedure = await this.pins.procedure(record.procedureCode, record.procedureVersion);
    return dossierView(record, await this.persons.of(record), procedure, shownTo(ctx.actor, rights, record));
  }
}
