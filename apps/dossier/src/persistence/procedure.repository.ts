import { Injectable } from '@nestjs/common';
import type { ProcedurePublishedData } from '@motcua/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { dossierErrors } from '../domain/dossier-errors.js';
import { Remembered } from '@motcua/service-kit';
import { IN_FORCE_MS, latest } from './unit.repository.js';

/** Procedures as the catalogue has announced them. */
@Injectable()
export class ProcedureRepository {
  private readonly current = new Remembered<number | 'ended' | undefined>(IN_FORCE_MS);
  private readonly closed = new Remembered<ReadonlySet<string>>(IN_FORCE_MS);
  private readonly contents = new Remembered<ProcedurePublishedData>(Infinity);

  constructor(private readonly dataSource: DataSource) {}

  /** @throws UNKNOWN_PROCEDURE, PROCEDURE_NOT_IN_FORCE */
  async inForce(procedureCode: string, date: string): Promise<ProcedurePublishedData> {
    const version = await this.current.get(`${procedureCode} ${date}`, () => this.versionAt(procedureCode, date));
    const field = 'procedureCode';
    if (version === undefined) throw dossierErrors.UNKNOWN_PROCEDURE({ procedureCode }, { field });
    if (version === 'ended') throw dossierErrors.PROCEDURE_NOT_IN_FORCE({ procedureCode, date }, { field });
    return this.version(procedureCode, version);
  }

  /** A version that a dossier has pinned. */
  version(code: string, version: number): Promise<ProcedurePublishedData> {
    return this.contents.get(`${code} ${version}`, async () => {
      const [row] = await this.dataSource.query<{ content: ProcedurePublishedData }[]>(
        'select content from procedure_version where code = $1 and version = $2',
        [code, version],
      );
      if (!row) throw new Error(`procedure ${code}, version ${version} is pinned and not known`);
      return row.content;
    });
  }

  /** Codes of those whose newest version is confidential. */
  confidential(): Promise<ReadonlySet<string>> {
    return this.closed.get('', async () => {
      const rows = await this.dataSource.query<{ code: string }[]>(
        `select code from procedure_version p where (content ->> 'confidential')::boolean
           and not exists (select from procedure_version n where n.code = p.code and n.version > p.version)`,
      );
      return new Set(rows.map(({ code }) => code));
    });
  }

  async write(manager: EntityManager, procedures: readonly ProcedurePublishedData[]): Promise<void> {
    const rows = latest(procedures, ({ code, version }) => `${code} ${version}`);
    await manager.query(
      `insert into procedure_version as p (code, version, valid_from, valid_to, content)
       select r->>'code', (r->>'version')::integer, (r->>'validFrom')::date, (r->>'validTo')::date, r
       from jsonb_array_elements($1::jsonb) as r
       on conflict (code, version) do update set valid_to = excluded.valid_to`,
      [JSON.stringify(rows)],
    );
    this.current.clear();
    this.closed.clear();
  }

  private async versionAt(code: string, date: string): Promise<number | 'ended' | undefined> {
    const rows = await this.dataSource.query<{ version: number; valid: boolean }[]>(
      `select version, valid_from <= $2::date and (valid_to is null or $2::date < valid_to) as valid
       from procedure_version where code = $1`,
      [code, date],
    );
    const valid = rows.find((row) => row.valid);
    if (valid) return valid.version;
    return rows.length === 0 ? undefined : 'ended';
  }
}
