import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import type { ImportOutcome, ImportRow, ImportState } from '../domain/portal-import.js';

export interface PortalImport {
  readonly id: string;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly state: ImportState;
  readonly listed: number | null;
  readonly unreadable: number;
  readonly examined: number;
  readonly why: string | null;
  readonly progressAt: Date;
  readonly finishedAt: Date | null;
  readonly outcomes: Readonly<Partial<Record<ImportOutcome, number>>>;
}

/** How a procedure stood on the national portal when it was last looked at. */
export interface PortalStanding {
  readonly outcome: ImportOutcome;
  readonly at: Date;
  readonly importId: string;
}

/** An import that has made no progress for so long died with its process. */
const ABANDONED = `interval '5 minutes'`;

const fields = `i.id, i.started_by as "startedBy", i.started_at as "startedAt", i.state, i.listed, i.unreadable, i.examined,
  i.why, i.progress_at as "progressAt", i.finished_at as "finishedAt",
  (select coalesce(jsonb_object_agg(outcome, n), '{}') from (
     select outcome, count(*) as n from portal_import_row r where r.import_id = i.id group by outcome) as counted) as outcomes`;

@Injectable()
export class PortalImportRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws IMPORT_RUNNING */
  async start(startedBy: string, at: Date): Promise<string> {
    await this.dataSource.query(
      `update portal_import set state = 'failed', why = 'Tiến trình đã dừng giữa chừng.', finished_at = now()
       where state = 'running' and progress_at < now() - ${ABANDONED}`,
    );
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `insert into portal_import (started_by, started_at, state, progress_at) values ($1, $2, 'running', now())
       on conflict ((true)) where state = 'running' do nothing returning id`,
      [startedBy, at],
    );
    if (row) return row.id;
    throw catalogErrors.IMPORT_RUNNING();
  }

  async listed(id: string, listed: number, unreadable: number): Promise<void> {
    await this.dataSource.query(
      'update portal_import set listed = $2, unreadable = $3, progress_at = now() where id = $1',
      [id, listed, unreadable],
    );
  }

  async add(id: string, rows: readonly ImportRow[]): Promise<void> {
    await this.dataSource.query(
      `with added as (
         insert into portal_import_row (import_id, code, name, outcome, differences, problems, content, raw, digest)
         select $1, code, name, outcome, differences, problems, content, raw, digest
         from jsonb_to_recordset($2::jsonb) as r (code text, name text, outcome text, differences jsonb, problems jsonb,
           content jsonb, raw jsonb, digest text)
         returning 1
       ) update portal_import set examined = examined + (select count(*) from added), progress_at = now() where id = $1`,
      [id, JSON.stringify(rows)],
    );
  }

  async finish(id: string, state: Exclude<ImportState, 'running'>, why: string | null): Promise<void> {
    await this.dataSource.query(
      `update portal_import set state = $2, why = $3, finished_at = now(), progress_at = now() where id = $1`,
      [id, state, why],
    );
  }

  /** @throws IMPORT_NOT_FOUND */
  async find(id: string): Promise<PortalImport> {
    const [found] = /^[1-9]\d{0,17}$/.test(id)
      ? await this.dataSource.query<PortalImport[]>(`select ${fields} from portal_import i where i.id = $1`, [id])
      : [];
    if (!found) throw catalogErrors.IMPORT_NOT_FOUND({ id: id.slice(0, 20) }, { field: 'id' });
    return found;
  }

  /** The newest first, those older than `before`. */
  list(before: string | undefined, limit: number): Promise<PortalImport[]> {
    return this.dataSource.query<PortalImport[]>(
      `select ${fields} from portal_import i where $1::bigint is null or i.id < $1::bigint order by i.id desc limit $2`,
      [before ?? null, limit],
    );
  }

  /** What the last import that came to an end said of a procedure; null: none has. */
  async lastOf(code: string): Promise<PortalStanding | null> {
    const [row] = await this.dataSource.query<PortalStanding[]>(
      `select r.outcome, i.finished_at as at, i.id as "importId" from portal_import_row r
         join portal_import i on i.id = r.import_id and i.state in ('done', 'held')
       where r.code = $1 order by r.import_id desc limit 1`,
      [code],
    );
    return row ?? null;
  }

  /** In the order of the codes, beginning after `after`. */
  rows(id: string, outcome: ImportOutcome | undefined, after: string, limit: number): Promise<ImportRow[]> {
    return this.dataSource.query<ImportRow[]>(
      `select code, name, outcome, differences, problems, content, raw, digest from portal_import_row
       where import_id = $1 and ($2::text is null or outcome = $2) and code > $3 order by code limit $4`,
      [id, outcome ?? null, after, limit],
    );
  }

  /** What could be drafted; of these codes, when some are named. */
  draftable(id: string, codes: readonly string[] | undefined): Promise<ImportRow[]> {
    return this.dataSource.query<ImportRow[]>(
      `select code, name, outcome, content from portal_import_row
       where import_id = $1 and content is not null and ($2::text[] is null or code = any($2)) order by code`,
      [id, codes ?? null],
    );
  }
}
