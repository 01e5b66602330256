import { Injectable } from '@nestjs/common';
import { kitErrors } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { calendarIdPattern } from '../domain/calendar.js';
import { CalendarDraft, type DraftRecord, type DraftState } from '../domain/calendar-draft.js';
import { directoryErrors } from '../domain/directory-errors.js';
import { lockCalendars } from './calendar-versions.js';
import { draftColumns, draftParameters, insertDraft, updateDraft } from './calendar-draft-row.js';

export const draftIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A draft, named as its address names it. */
export interface DraftKey {
  readonly calendarId: string;
  readonly id: string;
}

interface DraftFilter {
  /** Undefined: drafts of all calendars. */
  readonly calendarId: string | undefined;
  readonly state: DraftState | undefined;
}

/** Acts on drafts follow each other: they are few, and each may decide about what another one changes. */
@Injectable()
export class CalendarDraftRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CALENDAR_DRAFT_NOT_FOUND */
  find(key: DraftKey): Promise<CalendarDraft> {
    return this.read(this.dataSource.manager, key);
  }

  /** In the order they were begun, after the draft `after`. */
  list({ calendarId, state }: DraftFilter, after: string | null, limit: number): Promise<DraftRecord[]> {
    return this.dataSource.query<DraftRecord[]>(
      `select ${draftColumns} from calendar_draft
       where ($1::text is null or calendar_id = $1) and ($2::text is null or state = $2)
         and ($3::uuid is null
           or (drafted_at, id) > (select drafted_at, id from calendar_draft where id = $3))
       order by drafted_at, id limit $4`,
      [calendarId ?? null, state ?? null, after, limit],
    );
  }

  /** @throws CALENDAR_DRAFT_ALREADY_OPEN */
  async insert(manager: EntityManager, { record }: CalendarDraft): Promise<void> {
    await lockCalendars(manager);
    await this.mustBeFree(manager, record);
    await manager.query(insertDraft, draftParameters(record));
  }

  /**
   * Changes a draft under the version the caller has read; without one, whatever it is.
   *
   * @throws CALENDAR_DRAFT_NOT_FOUND, STALE_VERSION, CALENDAR_DRAFT_ALREADY_OPEN
   */
  async change(
    manager: EntityManager,
    key: DraftKey,
    expected: number | undefined,
    decide: (draft: CalendarDraft) => CalendarDraft | Promise<CalendarDraft>,
  ): Promise<DraftRecord> {
    await lockCalendars(manager);
    const draft = await this.read(manager, key);
    if (expected !== undefined && expected !== draft.record.version) throw kitErrors.STALE_VERSION();
    const { record } = await decide(draft);
    if (record.year !== draft.record.year) await this.mustBeFree(manager, record);
    await manager.query(updateDraft, draftParameters(record));
    return record;
  }

  private async read(manager: EntityManager, { calendarId, id }: DraftKey): Promise<CalendarDraft> {
    const [record] =
      draftIdPattern.test(id) && calendarIdPattern.test(calendarId)
        ? await manager.query<DraftRecord[]>(
            `select ${draftColumns} from calendar_draft where id = $1 and calendar_id = $2`,
            [id, calendarId],
          )
        : [];
    if (!record) throw directoryErrors.CALENDAR_DRAFT_NOT_FOUND({ calendarId, id }, { field: 'draftId' });
    return new CalendarDraft(record);
  }

  /** No other draft of the same year, or of a calendar for the same unit, is open; the schema says so too. */
  private async mustBeFree(manager: EntityManager, record: DraftRecord): Promise<void> {
    const { id, calendarId, year, creates, unitCode } = record;
    const [open] = await manager.query<{ id: string }[]>(
      `select id from calendar_draft
       where state in ('draft', 'approved') and id <> $1
         and ((calendar_id = $2 and coalesce(year, 0) = coalesce($3::integer, 0)) or (creates and $4 and unit_code = $5))`,
      [id, calendarId, year, creates, unitCode],
    );
    if (!open) return;
    throw directoryErrors.CALENDAR_DRAFT_ALREADY_OPEN(
      { calendarId, open: open.id },
      { field: creates ? 'id' : 'year' },
    );
  }
}
