import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, codeAfter, legalDate, type Page, pageOf } from '@motcua/service-kit';
import { procedureCodePattern, type ProcedureSummary } from '../domain/procedure.js';
import { ProcedureRepository } from '../persistence/procedure.repository.js';
import type { ListProceduresQuery } from './list-procedures.dto.js';

@Injectable()
export class ListProcedures {
  constructor(
    private readonly procedures: ProcedureRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, query: ListProceduresQuery): Promise<Page<ProcedureSummary>> {
    const at = legalDate(query.at, this.clock);
    const after = codeAfter(query.cursor, procedureCodePattern);
    const rows = await this.procedures.list({ ...query, at }, after, query.limit + 1);
    return pageOf(rows, query.limit, ({ code }) => [code]);
  }
}
