import type { CalendarExceptionData } from '@motcua/contracts';
import { BadCalendarError } from './calendar-errors.js';
import { firstDayOf, parseDate, weekdayOf, yearOf } from './civil-date.js';
import { noSessions, parseSessions, secondsIn, type Sessions } from './session.js';

/** Sessions of the weekdays, index 1 (Monday) … 7 (Sunday); index 0 is empty. */
export type Week = readonly (Sessions | undefined)[];

/** One year, counted out once so that every question is a look-up or a binary search. Indexes count days from 1 January. */
export interface YearTable {
  readonly firstDay: number;
  readonly sessions: readonly Sessions[];
  /** Working seconds of the year before the day; one entry more than days: the last is the year's total. */
  readonly secondsBefore: Int32Array;
  /** Working days of the year before the day; one entry more than days. */
  readonly workingDaysBefore: Int32Array;
  /** Index of the n-th working day of the year, n from 0. */
  readonly workingDays: Int32Array;
}

export function parseWeek(weekly: Readonly<Record<string, readonly string[]>>): Week {
  const unknown = Object.keys(weekly).find((weekday) => !/^[1-7]$/.test(weekday));
  if (unknown !== undefined)
    throw new BadCalendarError('weekday', `weekly: "${unknown}" is not a weekday 1 (Monday) … 7 (Sunday)`);
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => parseSessions(weekly[weekday] ?? [], `weekly.${weekday}`));
  return [undefined, ...days];
}

/** A date that is not like its weekday. */
export interface ExceptionalDay {
  readonly sessions: Sessions;
  readonly stated: CalendarExceptionData;
}

/** By day number. */
export function parseExceptions(
  year: number,
  exceptions: readonly CalendarExceptionData[],
  week: Week,
): ReadonlyMap<number, ExceptionalDay> {
  const byDay = new Map<number, ExceptionalDay>();
  for (const exception of exceptions) addException(byDay, year, exception, week);
  return byDay;
}

/** @throws BadCalendarError; the exception is not added then. */
export function addException(
  byDay: Map<number, ExceptionalDay>,
  year: number,
  exception: CalendarExceptionData,
  week: Week,
): void {
  const day = parseDate(exception.date);
  const where = `years.${year}: exception ${exception.date}`;
  if (day === undefined || yearOf(day) !== year) throw new BadCalendarError('date', `${where}: not a date of ${year}`);
  if (byDay.has(day)) throw new BadCalendarError('twice', `${where}: stated twice`);
  byDay.set(day, { sessions: sessionsOf(exception, week, where), stated: exception });
}

export function yearTable(year: number, week: Week, exceptions: ReadonlyMap<number, ExceptionalDay>): YearTable {
  const firstDay = firstDayOf(year);
  const days = firstDayOf(year + 1) - firstDay;
  const sessions: Sessions[] = [];
  const secondsBefore = new Int32Array(days + 1);
  const workingDaysBefore = new Int32Array(days + 1);
  const workingDays: number[] = [];
  for (let index = 0; index < days; index += 1) {
    const ofDay = exceptions.get(firstDay + index)?.sessions ?? week[weekdayOf(firstDay + index)] ?? noSessions;
    sessions.push(ofDay);
    if (ofDay.length > 0) workingDays.push(index);
    secondsBefore[index + 1] = secondsBefore[index]! + secondsIn(ofDay);
    workingDaysBefore[index + 1] = workingDays.length;
  }
  return { firstDay, sessions, secondsBefore, workingDaysBefore, workingDays: Int32Array.from(workingDays) };
}

function sessionsOf(exception: CalendarExceptionData, week: Week, where: string): Sessions {
  switch (exception.kind) {
    case 'dayOff':
      return noSessions;
    case 'makeUp': {
      const sessions = exception.replaces === undefined ? undefined : week[exception.replaces];
      if (sessions === undefined) {
        throw new BadCalendarError(
          'replaces',
          `${where}: a make-up day names in "replaces" the weekday 1 … 7 it stands for`,
        );
      }
      return sessions;
    }
    case 'special':
      if (exception.sessions === undefined)
        throw new BadCalendarError('sessions', `${where}: a special day states its "sessions"`);
      return parseSessions(exception.sessions, where);
    default:
      throw new BadCalendarError('kind', `${where}: unknown kind "${String(exception.kind)}"`);
  }
}
