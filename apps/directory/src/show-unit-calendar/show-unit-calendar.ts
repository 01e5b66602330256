import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, legalDate } from '@motcua/service-kit';
import { directoryErrors } from '../domain/directory-errors.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import { UnitRepository } from '../persistence/unit.repository.js';
import type { UnitCalendarView } from './unit-calendar.view.js';

@Injectable()
export class ShowUnitCalendar {
  constructor(
    private readonly units: UnitRepository,
    private readonly calendars: CalendarRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, code: string, at: string | undefined): Promise<UnitCalendarView> {
    const date = legalDate(at, this.clock);
    const unit = await this.units.inForce(code, date);
    const calendar = await this.calendars.ofUnit(unit.code, date);
    if (!calendar) throw directoryErrors.CALENDAR_OF_UNIT_NOT_FOUND({ code, at: date }, { field: 'code' });
    return { ...calendar, appliesTo: unit.code, inherited: calendar.unitCode !== unit.code };
  }
}
