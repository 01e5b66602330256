import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { codeAfter, pageOf, type Page } from '@motcua/service-kit';
import { calendarIdPattern } from '../domain/calendar.js';
import { directoryErrors } from '../domain/directory-errors.js';
import { CalendarDraftRepository, draftIdPattern } from '../persistence/calendar-draft.repository.js';
import { draftView, type CalendarDraftView } from '../show-draft/draft.view.js';
import type { ListDraftsQuery } from './list-drafts.dto.js';

/** Stands for all calendars in the address; no calendar can be called so. */
const ALL = '-';

@Injectable()
export class ListDrafts {
  constructor(private readonly drafts: CalendarDraftRepository) {}

  async execute(_: Context, id: string, { state, cursor, limit }: ListDraftsQuery): Promise<Page<CalendarDraftView>> {
    if (id !== ALL && !calendarIdPattern.test(id)) throw directoryErrors.CALENDAR_NOT_FOUND({ id }, { field: 'id' });
    const after = codeAfter(cursor, draftIdPattern);
    const filter = { calendarId: id === ALL ? undefined : id, state };
    const rows = await this.drafts.list(filter, after === '' ? null : after, limit + 1);
    return pageOf(rows, limit, (draft) => [draft.id], draftView);
  }
}
