import { Injectable } from '@nestjs/common';
import { localDate, type Context } from '@motcua/contracts';
import type { UnitRef } from '../domain/acting.js';
import type { DossierRecord } from '../domain/dossier-record.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { PinRepository } from '../persistence/pins.js';
import { UnitRepository } from '../persistence/unit.repository.js';
import type { DossierView } from '../show-dossier/dossier.view.js';
import type { ForwardDossierDto } from './forward-dossier.dto.js';

@Injectable()
export class ForwardDossier {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly pins: PinRepository,
    private readonly units: UnitRepository,
  ) {}

  execute(ctx: Context, code: string, expected: number | undefined, given: ForwardDossierDto): Promise<DossierView> {
    return this.dossiers.change(ctx, code, expected, async (dossier, by) => {
      dossier.assertMay('forward', by);
      const unit = await this.handlingUnit(dossier.record, given.unitCode, localDate(by.at));
      return dossier.forward(by, { note: given.note }, unit);
    });
  }

  /** As asked; else the department that settles the procedure for the service centre; else the receiving unit itself. */
  private async handlingUnit(record: DossierRecord, asked: string | undefined, date: string): Promise<UnitRef> {
    const { procedureCode, procedureVersion, unitCode } = record;
    const receiving = await this.units.inForce(unitCode, date);
    const procedure = await this.pins.procedure(procedureCode, procedureVersion);
    const usual = receiving.kind === 'serviceCentre' ? procedure.handlingUnit : null;
    const { code, version, name } = await this.units.inForce(asked ?? usual ?? unitCode, date);
    return { code, version, name };
  }
}
