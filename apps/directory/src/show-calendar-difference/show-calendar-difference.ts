import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import type { CalendarDifferenceQuery } from './calendar-difference.query.js';
import { differenceView, type CalendarDifferenceView } from './calendar-difference.view.js';

@Injectable()
export class ShowCalendarDifference {
  constructor(private readonly calendars: CalendarRepository) {}

  async execute(_: Context, id: string, { from, to }: CalendarDifferenceQuery): Promise<CalendarDifferenceView> {
    const before = await this.calendars.version(id, from, 'from');
    return differenceView(before, await this.calendars.version(id, to, 'to'));
  }
}
