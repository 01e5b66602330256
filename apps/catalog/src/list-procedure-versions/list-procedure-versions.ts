import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { decodeCursor, kitErrors, pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import type { ProcedureSummary } from '../domain/procedure.js';
import { ProcedureRepository } from '../persistence/procedure.repository.js';

/** Above every version: they are 32-bit integers. */
const NEWEST = 2 ** 31 - 1;

@Injectable()
export class ListProcedureVersions {
  constructor(private readonly procedures: ProcedureRepository) {}

  async execute(_: Context, code: string, { limit, cursor }: PageQuery): Promise<Page<ProcedureSummary>> {
    const rows = await this.procedures.versions(code, versionBefore(cursor), limit + 1);
    return pageOf(rows, limit, ({ version }) => [version]);
  }
}

/** The version a page of versions begins before; the newest without a cursor. @throws BAD_CURSOR */
export function versionBefore(cursor: string | undefined): number {
  if (cursor === undefined) return NEWEST;
  const [version] = decodeCursor(cursor);
  if (typeof version === 'number' && Number.isInteger(version) && version > 0 && version < NEWEST) return version;
  throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
}
