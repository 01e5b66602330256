import { Injectable } from '@nestjs/common';
import { BadCalendarError, compileCalendar } from '@motcua/calendar';
import { formatInstant, type CalendarPublishedData, type Context } from '@motcua/contracts';
import { amendedDueTime } from '../domain/amended-due-time.js';
import { dossierErrors } from '../domain/dossier-errors.js';
import type { WorkingTime } from '../domain/dossier-clock.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import { OpenDeadlineRepository, type OpenDeadline } from '../persistence/open-deadline.repository.js';
import { PinRepository } from '../persistence/pins.js';
import type { CalendarPreviewView, MovedDeadlineView } from './calendar-preview.view.js';
import type { PreviewCalendarDto } from './preview-calendar.dto.js';

const MOST_SHOWN = 1_000;

/** Which open dossiers an amendment would move, and by how much, if it were published with effect on them. Writes nothing. */
@Injectable()
export class PreviewCalendar {
  constructor(
    private readonly calendars: CalendarRepository,
    private readonly open: OpenDeadlineRepository,
    private readonly pins: PinRepository,
  ) {}

  /** @throws CALENDAR_UNKNOWN, BAD_CALENDAR */
  async execute(_: Context, given: PreviewCalendarDto): Promise<CalendarPreviewView> {
    if ((given.year === undefined) !== (given.exceptions === undefined)) {
      throw dossierErrors.BAD_CALENDAR({ why: '"year" và "exceptions" phải đi cùng nhau' }, { field: 'exceptions' });
    }
    const moved: MovedDeadlineView[] = [];
    const kept: { code: string; reason: string }[] = [];
    let examined = 0;
    for (const id of new Set(given.calendarIds)) {
      const inForce = await this.calendars.newest(id);
      if (!inForce) throw dossierErrors.CALENDAR_UNKNOWN({ id }, { field: 'calendarIds' });
      const amended = amendedWorkingTime(inForce, given);
      const concerned = await this.open.judgedBy(id, inForce.version);
      examined += concerned.length;
      for (const dossier of concerned) {
        const due = amendedDueTime(amended, await this.pins.limitOf(dossier), dossier);
        if ('refusal' in due) kept.push({ code: dossier.code, reason: due.refusal });
        else if (due.dueAt.getTime() !== dossier.dueAt.getTime()) moved.push(movedView(dossier, id, due.dueAt));
      }
    }
    moved.sort((a, b) => Math.abs(b.shiftSeconds) - Math.abs(a.shiftSeconds) || (a.code < b.code ? -1 : 1));
    return {
      examined,
      later: moved.filter(({ shiftSeconds }) => shiftSeconds > 0).length,
      earlier: moved.filter(({ shiftSeconds }) => shiftSeconds < 0).length,
      moved: moved.slice(0, MOST_SHOWN),
      kept: kept.slice(0, MOST_SHOWN),
    };
  }
}

function amendedWorkingTime(
  inForce: CalendarPublishedData,
  { year, exceptions, weekly = [] }: PreviewCalendarDto,
): WorkingTime {
  const { id, version, ruleSet } = inForce;
  const hours = weekly.map(({ weekday, sessions }) => [String(weekday), sessions] as const);
  const years = year === undefined ? {} : { [String(year)]: { exceptions: exceptions ?? [] } };
  try {
    const calendar = compileCalendar({
      unitCode: inForce.unitCode,
      weekly: { ...inForce.weekly, ...Object.fromEntries(hours) },
      years: { ...inForce.years, ...years },
    });
    return { id, version, calendar, ruleSet };
  } catch (error) {
    if (!(error instanceof BadCalendarError)) throw error;
    throw dossierErrors.BAD_CALENDAR({ why: error.message }, { field: 'exceptions', cause: error });
  }
}

function movedView(
  { code, unitCode, status, dueAt }: OpenDeadline,
  calendarId: string,
  newDueAt: Date,
): MovedDeadlineView {
  return {
    code,
    unitCode,
    status,
    calendarId,
    dueAt: formatInstant(dueAt),
    newDueAt: formatInstant(newDueAt),
    shiftSeconds: (newDueAt.getTime() - dueAt.getTime()) / 1000,
  };
}
