import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import { calendarVersionView, type CalendarVersionView } from './calendar-version.view.js';

@Injectable()
export class ShowCalendarVersion {
  constructor(private readonly calendars: CalendarRepository) {}

  async execute(_: Context, id: string, version: number): Promise<CalendarVersionView> {
    return calendarVersionView(await this.calendars.version(id, version, 'version'));
  }
}
