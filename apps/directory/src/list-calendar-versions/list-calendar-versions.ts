import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { codeAfter, pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import { versionSummaryView, type CalendarVersionSummaryView } from '../list-calendars/version-summary.view.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';

const versionPattern = /^\d{1,9}$/;

@Injectable()
export class ListCalendarVersions {
  constructor(private readonly calendars: CalendarRepository) {}

  async execute(_: Context, id: string, { cursor, limit }: PageQuery): Promise<Page<CalendarVersionSummaryView>> {
    await this.calendars.newest(id);
    const before = codeAfter(cursor, versionPattern);
    const rows = await this.calendars.versions(id, before === '' ? null : Number(before), limit + 1);
    return pageOf(rows, limit, ({ version }) => [String(version)], versionSummaryView);
  }
}
