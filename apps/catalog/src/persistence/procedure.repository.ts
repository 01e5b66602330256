import { Injectable } from '@nestjs/common';
import { PLANNED_FOR_VALUES } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import type { FullProcedure } from '../domain/procedure-content.js';
import { catalogErrors } from '../domain/catalog-errors.js';
import { procedureCodePattern, type ProcedureSummary, type ProcedureVersion } from '../domain/procedure.js';
import { searchText } from '../domain/search-text.js';
import { summaryColumns, versionColumns } from './procedure-versions.js';

interface ProcedureFilter {
  readonly at: string;
  readonly fieldCode?: string | undefined;
  readonly level?: string | undefined;
  readonly serviceLevel?: string | undefined;
  /** Part of code or name, diacritics and case do not count. */
  readonly q?: string | undefined;
}

@Injectable()
export class ProcedureRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Procedures in force at a date, in the order of their codes, beginning after `after`. */
  list(filter: ProcedureFilter, after: string, limit: number): Promise<ProcedureSummary[]> {
    const wanted = searchText(filter.q ?? '');
    // only the conditions asked for: with "or $3 is null" a prepared statement could not use their indexes
    const conditions: [condition: string, value: string | undefined][] = [
      ['validity @> ?::date', filter.at],
      ['code > ?', after],
      ['field_code = ?', filter.fieldCode],
      ['level = ?', filter.level],
      ['service_level = ?', filter.serviceLevel],
      ['search_text like ?', wanted === '' ? undefined : `%${wanted}%`],
    ];
    const asked = conditions.filter(([, value]) => value !== undefined);
    const where = asked.map(([condition], index) => condition.replace('?', `$${index + 1}`)).join(' and ');
    return this.dataSource.query<ProcedureSummary[]>(
      `${PLANNED_FOR_VALUES} select ${summaryColumns} from procedure_version
       where ${where} order by code limit $${asked.length + 1}`,
      [...asked.map(([, value]) => value), limit],
    );
  }

  /** @throws PROCEDURE_NOT_FOUND, PROCEDURE_NOT_IN_FORCE */
  async inForce(code: string, at: string): Promise<ProcedureVersion> {
    const [procedure] = await this.dataSource.query<ProcedureVersion[]>(
      `select ${versionColumns} from procedure_version where code = $1 and validity @> $2::date`,
      [knownForm(code), at],
    );
    if (procedure) return procedure;
    await this.mustExist(code);
    throw catalogErrors.PROCEDURE_NOT_IN_FORCE({ code, at }, { field: 'at' });
  }

  /** @throws PROCEDURE_NOT_FOUND, PROCEDURE_VERSION_NOT_FOUND */
  async version(code: string, version: number): Promise<ProcedureVersion> {
    const rows =
      Number.isInteger(version) && version > 0 && version < 2 ** 31
        ? await this.dataSource.query<ProcedureVersion[]>(
            `select ${versionColumns} from procedure_version where code = $1 and version = $2`,
            [knownForm(code), version],
          )
        : [];
    if (rows[0]) return rows[0];
    await this.mustExist(knownForm(code));
    throw catalogErrors.PROCEDURE_VERSION_NOT_FOUND({ code, version: String(version) }, { field: 'version' });
  }

  /** The full content of everything in force at a date that has one, by code. */
  async fullInForce(at: string): Promise<Map<string, FullProcedure>> {
    const rows = await this.dataSource.query<{ code: string; details: FullProcedure }[]>(
      `select code, details from procedure_version where validity @> $1::date and details <> '{}'`,
      [at],
    );
    return new Map(rows.map(({ code, details }) => [code, details]));
  }

  /** Versions of a procedure older than `before`, the newest first. */
  async versions(code: string, before: number, limit: number): Promise<ProcedureSummary[]> {
    const versions = await this.dataSource.query<ProcedureSummary[]>(
      `select ${summaryColumns} from procedure_version where code = $1 and version < $2 order by version desc limit $3`,
      [knownForm(code), before, limit],
    );
    if (versions.length === 0) await this.mustExist(code);
    return versions;
  }

  /** @throws PROCEDURE_NOT_FOUND naming the field */
  async assertKnown(code: string): Promise<void> {
    const known = await this.dataSource.query<unknown[]>('select from procedure_version where code = $1 limit 1', [
      code,
    ]);
    if (known.length === 0) throw catalogErrors.PROCEDURE_NOT_FOUND({ code }, { field: 'procedureCode' });
  }

  private async mustExist(code: string): Promise<void> {
    const known = await this.dataSource.query<unknown[]>('select from procedure_version where code = $1 limit 1', [
      code,
    ]);
    if (known.length === 0) throw catalogErrors.PROCEDURE_NOT_FOUND({ code }, { field: 'code' });
  }
}

function knownForm(code: string): string {
  if (!procedureCodePattern.test(code)) throw catalogErrors.PROCEDURE_NOT_FOUND({ code }, { field: 'code' });
  return code;
}
