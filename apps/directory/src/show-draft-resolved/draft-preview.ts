import { Injectable } from '@nestjs/common';
import type { CalendarInForce } from '../domain/calendar.js';
import { directoryErrors } from '../domain/directory-errors.js';
import { nextVersions } from '../publish-calendars/next-versions.js';
import { CalendarDraftRepository, type DraftKey } from '../persistence/calendar-draft.repository.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import type { CalendarDraft } from '../domain/calendar-draft.js';

interface Preview {
  readonly draft: CalendarDraft;
  /** Versions in force, by calendar. */
  readonly inForce: ReadonlyMap<string, CalendarInForce>;
  /** The calendar as it would be; as it is, when the draft changes nothing. */
  readonly next: CalendarInForce;
  /** Every calendar that would have a new version, `next` included. */
  readonly published: readonly CalendarInForce[];
}

/** What would be published if the draft were published now. */
@Injectable()
export class DraftPreview {
  constructor(
    private readonly drafts: CalendarDraftRepository,
    private readonly calendars: CalendarRepository,
  ) {}

  /**
   * @param calendarId a calendar that inherits what the draft changes; default is the draft's own.
   * @throws CALENDAR_DRAFT_NOT_FOUND, CALENDAR_NOT_FOUND, CALENDAR_DRAFT_ENDED
   */
  async of(key: DraftKey, calendarId: string = key.calendarId): Promise<Preview> {
    const draft = await this.drafts.find(key);
    draft.mustBeOpen('preview');
    const inForce = await this.calendars.inForce();
    const statement = draft.statement(inForce.get(key.calendarId)?.statement);
    const published = nextVersions([statement], inForce);
    const next = published.find(({ id }) => id === calendarId) ?? inForce.get(calendarId);
    if (next === undefined) throw directoryErrors.CALENDAR_NOT_FOUND({ id: calendarId }, { field: 'calendar' });
    return { draft, inForce, next, published };
  }
}
