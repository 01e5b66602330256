import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { decodeCursor, kitErrors, pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import { CalendarAmendmentRepository } from '../persistence/calendar-amendment.repository.js';
import { calendarAmendmentView, type CalendarAmendmentView } from './calendar-amendment.view.js';

@Injectable()
export class ListCalendarAmendments {
  constructor(private readonly amendments: CalendarAmendmentRepository) {}

  async execute(_: Context, { limit, cursor }: PageQuery): Promise<Page<CalendarAmendmentView>> {
    const rows = await this.amendments.list(before(cursor), limit + 1);
    return pageOf(rows, limit, ({ calendarId, version }) => [calendarId, version], calendarAmendmentView);
  }
}

/** @throws BAD_CURSOR */
function before(cursor: string | undefined): readonly [calendarId: string, version: number] | undefined {
  if (cursor === undefined) return undefined;
  const [calendarId, version] = decodeCursor(cursor);
  if (typeof calendarId === 'string' && Number.isInteger(version)) return [calendarId, version as number];
  throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
}
