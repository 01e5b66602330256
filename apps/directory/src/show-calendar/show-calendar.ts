import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import type { CalendarVersion } from '../domain/calendar.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';

@Injectable()
export class ShowCalendar {
  constructor(private readonly calendars: CalendarRepository) {}

  execute(_: Context, id: string): Promise<CalendarVersion> {
    return this.calendars.newest(id);
  }
}
