import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, legalDate } from '@motcua/service-kit';
import type { ProcedureVersion } from '../domain/procedure.js';
import { ProcedureRepository } from '../persistence/procedure.repository.js';

@Injectable()
export class ShowProcedure {
  constructor(
    private readonly procedures: ProcedureRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, code: string, at: string | undefined): Promise<ProcedureVersion> {
    return this.procedures.inForce(code, legalDate(at, this.clock));
  }
}
