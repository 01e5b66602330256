import { Injectable } from '@nestjs/common';
import type { Actor } from '@motcua/contracts';
import { DossierRights } from '@motcua/contracts';
import { ProcedureRepository } from './procedure.repository.js';
import { UnitRepository } from './unit.repository.js';

const none: ReadonlySet<string> = new Set();

/** Resolves what an actor's permissions reach, from the local copies of units and procedures. */
@Injectable()
export class RightsRepository {
  constructor(
    private readonly units: UnitRepository,
    private readonly procedures: ProcedureRepository,
  ) {}

  async of(actor: Actor): Promise<DossierRights> {
    const { unitCode } = actor;
    const subtree = unitCode === undefined ? none : this.units.below(unitCode);
    return new DossierRights(actor, await subtree, await this.procedures.confidential());
  }
}
