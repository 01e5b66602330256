import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, codeAfter, legalDate, type Page, pageOf } from '@motcua/service-kit';
import { processCodePattern } from '../domain/process-definition.js';
import { ProcessRepository, type ProcessSummary } from '../persistence/process.repository.js';
import type { ListProcessesQuery } from './list-processes.dto.js';

@Injectable()
export class ListProcesses {
  constructor(
    private readonly processes: ProcessRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, query: ListProcessesQuery): Promise<Page<ProcessSummary>> {
    const at = legalDate(query.at, this.clock);
    const after = codeAfter(query.cursor, processCodePattern);
    const rows = await this.processes.list({ ...query, at }, after, query.limit + 1);
    return pageOf(rows, query.limit, ({ code }) => [code]);
  }
}
