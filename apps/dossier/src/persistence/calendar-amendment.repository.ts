import { Injectable } from '@nestjs/common';
import type { CalendarPublishedData } from '@motcua/contracts';
import { DataSource, type EntityManager } from 'typeorm';

export interface CalendarAmendmentRow {
  readonly calendarId: string;
  readonly version: number;
  readonly effect: 'recompute' | 'grandfather';
  readonly reason: string;
  readonly citation: string;
  readonly approvedBy: string;
  readonly announcedAt: Date;
}

export interface FollowedAmendment extends CalendarAmendmentRow {
  readonly concerned: number | null;
  readonly examined: number;
  readonly moved: number;
  readonly refused: readonly { readonly dossierCode: string; readonly code: string }[];
  readonly finishedAt: Date | null;
}

const fields = `a.calendar_id as "calendarId", a.version, a.effect, a.reason, a.citation, a.approved_by as "approvedBy",
  a.announced_at as "announcedAt"`;

/** Amendments of calendars, as the directory has announced them, and how far they have been followed. */
@Injectable()
export class CalendarAmendmentRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** What was approved; for `grandfather` there is nothing left to do. */
  async write(manager: EntityManager, calendars: readonly CalendarPublishedData[]): Promise<void> {
    const rows = calendars.flatMap(({ id, version, amendment }) =>
      amendment?.approvedBy === undefined ? [] : [{ id, version, ...amendment }],
    );
    if (rows.length === 0) return;
    await manager.query(
      `insert into calendar_amendment (calendar_id, version, effect, reason, citation, approved_by, finished_at)
       select id, version, effect, reason, citation, "approvedBy", case when effect = 'grandfather' then now() end
       from jsonb_to_recordset($1::jsonb) as r (id text, version integer, effect text, reason text, citation text,
         "approvedBy" text)
       on conflict (calendar_id, version) do nothing`,
      [JSON.stringify(rows)],
    );
  }

  /** The newest of a calendar that is not followed yet; an older one leads to it and is finished with it. */
  async unfinished(): Promise<(CalendarAmendmentRow & { readonly ageMs: number }) | undefined> {
    const rows = await this.dataSource.query<(CalendarAmendmentRow & { readonly ageMs: number })[]>(
      `select ${fields}, (extract(epoch from now() - a.announced_at) * 1000)::integer as "ageMs" from calendar_amendment a where a.finished_at is null
       order by a.calendar_id, a.version desc limit 1`,
    );
    return rows[0];
  }

  async concerns(amendment: CalendarAmendmentRow, dossiers: number): Promise<void> {
    const { calendarId, version } = amendment;
    await this.dataSource.query(
      `update calendar_amendment set concerned = $3, examined = 0 where calendar_id = $1 and version = $2`,
      [calendarId, version, dossiers],
    );
  }

  async examined({ calendarId, version }: CalendarAmendmentRow, dossiers: number): Promise<void> {
    await this.dataSource.query(`update calendar_amendment set examined = $3 where calendar_id = $1 and version = $2`, [
      calendarId,
      version,
      dossiers,
    ]);
  }

  async refuse({ calendarId, version }: CalendarAmendmentRow, dossierCode: string, code: string): Promise<void> {
    await this.dataSource.query(
      `insert into calendar_amendment_refusal (calendar_id, version, dossier_code, code) values ($1, $2, $3, $4)
       on conflict (calendar_id, version, dossier_code) do update set code = excluded.code`,
      [calendarId, version, dossierCode, code],
    );
  }

  async finish({ calendarId, version }: CalendarAmendmentRow): Promise<void> {
    await this.dataSource.query(
      `update calendar_amendment set finished_at = now()
       where calendar_id = $1 and version <= $2 and finished_at is null`,
      [calendarId, version],
    );
  }

  /** By calendar, the newest version first, beginning after the one named. */
  list(after: readonly [calendarId: string, version: number] | undefined, limit: number): Promise<FollowedAmendment[]> {
    return this.dataSource.query<FollowedAmendment[]>(
      `select ${fields}, a.concerned, a.examined, a.finished_at as "finishedAt",
         (select count(*)::integer from dossier_step s where s.action = 'moveDeadline'
            and s.detail ->> 'id' = a.calendar_id and (s.detail ->> 'to')::integer = a.version) as moved,
         (select coalesce(jsonb_agg(jsonb_build_object('dossierCode', r.dossier_code, 'code', r.code)
            order by r.dossier_code), '[]') from calendar_amendment_refusal r
          where (r.calendar_id, r.version) = (a.calendar_id, a.version)) as refused
       from calendar_amendment a
       where $1::text is null or a.calendar_id > $1 or (a.calendar_id = $1 and a.version < $2)
       order by a.calendar_id, a.version desc limit $3`,
      [after?.[0] ?? null, after?.[1] ?? 0, limit],
    );
  }

  /** Of one calendar, announced since an instant; the oldest first. */
  since(calendarId: string, at: Date): Promise<CalendarAmendmentRow[]> {
    return this.dataSource.query<CalendarAmendmentRow[]>(
      `select ${fields} from calendar_amendment a where a.calendar_id = $1 and a.announced_at > $2 order by a.version`,
      [calendarId, at],
    );
  }
}
