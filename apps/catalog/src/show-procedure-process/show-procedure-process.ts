import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, legalDate } from '@motcua/service-kit';
import type { ProcessVersion } from '../domain/process-version.js';
import { ProcedureRepository } from '../persistence/procedure.repository.js';
import { ProcessRepository } from '../persistence/process.repository.js';

/** Which process applies to a procedure: its own, else the default of its level. */
@Injectable()
export class ShowProcedureProcess {
  constructor(
    private readonly procedures: ProcedureRepository,
    private readonly processes: ProcessRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, code: string, given: string | undefined): Promise<ProcessVersion> {
    const at = legalDate(given, this.clock);
    const { level } = await this.procedures.inForce(code, at);
    return this.processes.ofProcedure(code, level, at);
  }
}
