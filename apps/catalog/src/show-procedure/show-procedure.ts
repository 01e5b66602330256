import { Inject, Injectable } from '@nestjs/common';
import { formatInstant, type Clock, type Context } from '@motcua/contracts';
import { CLOCK, legalDate } from '@motcua/service-kit';
import { PortalImportRepository } from '../persistence/portal-import.repository.js';
import { ProcedureRepository } from '../persistence/procedure.repository.js';
import type { ShownProcedureView } from './procedure.view.js';

@Injectable()
export class ShowProcedure {
  constructor(
    private readonly procedures: ProcedureRepository,
    private readonly imports: PortalImportRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, code: string, at: string | undefined): Promise<ShownProcedureView> {
    const procedure = await this.procedures.inForce(code, legalDate(at, this.clock));
    const portal = await this.imports.lastOf(procedure.code);
    return { ...procedure, portal: portal && { ...portal, at: formatInstant(portal.at) } };
  }
}
