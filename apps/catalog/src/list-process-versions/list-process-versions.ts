import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import { versionBefore } from '../list-procedure-versions/list-procedure-versions.js';
import { ProcessRepository, type ProcessSummary } from '../persistence/process.repository.js';

@Injectable()
export class ListProcessVersions {
  constructor(private readonly processes: ProcessRepository) {}

  async execute(_: Context, code: string, { limit, cursor }: PageQuery): Promise<Page<ProcessSummary>> {
    const rows = await this.processes.versions(code, versionBefore(cursor), limit + 1);
    return pageOf(rows, limit, ({ version }) => [version]);
  }
}
