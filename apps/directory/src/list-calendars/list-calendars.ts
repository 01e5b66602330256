import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { codeAfter, pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import { calendarIdPattern } from '../domain/calendar.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import { versionSummaryView, type CalendarVersionSummaryView } from './version-summary.view.js';

@Injectable()
export class ListCalendars {
  constructor(private readonly calendars: CalendarRepository) {}

  async execute(_: Context, { cursor, limit }: PageQuery): Promise<Page<CalendarVersionSummaryView>> {
    const rows = await this.calendars.list(codeAfter(cursor, calendarIdPattern), limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], versionSummaryView);
  }
}
