import type { CalendarExceptionData, CalendarPublishedData } from '@motcua/contracts';
import { BadCalendarError, CalendarNotPublishedError } from './calendar-errors.js';
import { dayOf, midnight, yearOf } from './civil-date.js';
import type { Sessions } from './session.js';
import { parseExceptions, parseWeek, yearTable, type ExceptionalDay, type Week, type YearTable } from './year-table.js';

/** Published years only, complete: what is inherited is already written out. */
export type CalendarData = Pick<CalendarPublishedData, 'unitCode' | 'weekly' | 'years'>;

/** @throws BadCalendarError when the data contradict themselves. Years are counted out when first asked for. */
export function compileCalendar(data: CalendarData): Calendar {
  const week = parseWeek(data.weekly);
  const years = new Map<number, ReadonlyMap<number, ExceptionalDay>>();
  for (const [year, { exceptions }] of Object.entries(data.years)) {
    if (!/^\d{4}$/.test(year)) throw new BadCalendarError('year', `years: "${year}" is not a year`);
    years.set(Number(year), parseExceptions(Number(year), exceptions, week));
  }
  return new Calendar(data.unitCode, week, years);
}

/**
 * Working time of a unit (deadlines.md sections 1 and 2). Instants are whole seconds since 1970-01-01T00:00:00Z, days are
 * day numbers since 1970-01-01 in Vietnamese time, clock times seconds after midnight. Every question may end in
 * `CalendarNotPublishedError`; which dates it needs is written at each.
 */
export class Calendar {
  private readonly tables = new Map<number, YearTable>();

  constructor(
    readonly unitCode: string,
    private readonly week: Week,
    private readonly years: ReadonlyMap<number, ReadonlyMap<number, ExceptionalDay>>,
  ) {}

  /** The earliest instant ≥ t inside a session. Needs the dates from t to the answer. */
  next(t: number): number {
    const day = dayOf(t);
    const clockTime = t - midnight(day);
    const sessions = this.sessionsOf(day);
    for (let at = 0; at < sessions.length; at += 2) {
      if (clockTime < sessions[at + 1]!) return midnight(day) + Math.max(clockTime, sessions[at]!);
    }
    return this.startOf(this.workingDayAfter(day, 1));
  }

  /** Working seconds in `[a, b)`. Needs the dates from a to the last second before b; none when b ≤ a. */
  work(a: number, b: number): number {
    if (b <= a) return 0;
    const firstDay = dayOf(a);
    const lastDay = dayOf(b - 1);
    const lastYear = yearOf(lastDay);
    let year = yearOf(firstDay);
    let table = this.year(year);
    let seconds = -workedBefore(table, firstDay, a - midnight(firstDay));
    while (year < lastYear) {
      seconds += total(table);
      year += 1;
      table = this.year(year);
    }
    return seconds + workedBefore(table, lastDay, b - midnight(lastDay));
  }

  /**
   * w = 0: `next(t)`. w > 0: the earliest instant u with `work(t, u) = w`; a session's end is that end, not the next start.
   * Needs the dates from t to the answer.
   */
  advance(t: number, w: number): number {
    if (w === 0) return this.next(t);
    const day = dayOf(t);
    let year = yearOf(day);
    let table = this.year(year);
    let target = workedBefore(table, day, t - midnight(day)) + w;
    while (target > total(table)) {
      target -= total(table);
      year += 1;
      table = this.year(year);
    }
    const index = dayReaching(table.secondsBefore, target);
    return (
      midnight(table.firstDay + index) + clockTimeReaching(table.sessions[index]!, target - table.secondsBefore[index]!)
    );
  }

  /** Clock time on a working day, moved into its sessions: never later than asked, except before the first start. */
  fit(day: number, clockTime: number): number {
    const sessions = this.sessionsOf(day);
    let fitted = sessions[0]!;
    for (let at = 0; at < sessions.length && sessions[at]! <= clockTime; at += 2) {
      fitted = Math.min(clockTime, sessions[at + 1]!);
    }
    return midnight(day) + fitted;
  }

  /** `fit` when the date of t is a working day, else the first start of the next. Needs the dates from t to the answer. */
  fitCalendar(t: number): number {
    const day = dayOf(t);
    return this.isWorkingDay(day) ? this.fit(day, t - midnight(day)) : this.startOf(this.workingDayAfter(day, 1));
  }

  isWorkingDay(day: number): boolean {
    return this.sessionsOf(day).length > 0;
  }

  /** The k-th working day after a day, k ≥ 1. Needs the dates from that day to the answer. */
  workingDayAfter(day: number, k: number): number {
    let year = yearOf(day);
    let table = this.year(year);
    let ordinal = table.workingDaysBefore[day - table.firstDay + 1]! + k - 1;
    while (ordinal >= table.workingDays.length) {
      ordinal -= table.workingDays.length;
      year += 1;
      table = this.year(year);
    }
    return table.firstDay + table.workingDays[ordinal]!;
  }

  /** The end of the last session of a working day. */
  endOf(day: number): number {
    return midnight(day) + this.sessionsOf(day).at(-1)!;
  }

  private startOf(day: number): number {
    return midnight(day) + this.sessionsOf(day)[0]!;
  }

  /** What is stated about a day that is not like its weekday. */
  exceptionOn(day: number): CalendarExceptionData | undefined {
    return this.years.get(yearOf(day))?.get(day)?.stated;
  }

  isPublished(day: number): boolean {
    return this.years.has(yearOf(day));
  }

  sessionsOf(day: number): Sessions {
    const table = this.year(yearOf(day));
    return table.sessions[day - table.firstDay]!;
  }

  private year(year: number): YearTable {
    const known = this.tables.get(year);
    if (known !== undefined) return known;
    const exceptions = this.years.get(year);
    if (exceptions === undefined) throw new CalendarNotPublishedError(this.unitCode, year);
    const table = yearTable(year, this.week, exceptions);
    this.tables.set(year, table);
    return table;
  }
}

function total(table: YearTable): number {
  return table.secondsBefore[table.sessions.length]!;
}

/** Working seconds of the year before a clock time of a day. */
function workedBefore(table: YearTable, day: number, clockTime: number): number {
  const index = day - table.firstDay;
  const sessions = table.sessions[index]!;
  let seconds = table.secondsBefore[index]!;
  for (let at = 0; at < sessions.length && sessions[at]! < clockTime; at += 2) {
    seconds += Math.min(clockTime, sessions[at + 1]!) - sessions[at]!;
  }
  return seconds;
}

/** The first day whose end has at least `target` (> 0, ≤ total) working seconds behind it. */
function dayReaching(secondsBefore: Int32Array, target: number): number {
  let low = 0;
  let high = secondsBefore.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (secondsBefore[middle + 1]! >= target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The earliest clock time at which `seconds` (> 0) of the day's sessions have passed. */
function clockTimeReaching(sessions: Sessions, seconds: number): number {
  let left = seconds;
  for (let at = 0; ; at += 2) {
    const length = sessions[at + 1]! - sessions[at]!;
    if (left <= length) return sessions[at]! + left;
    left -= length;
  }
}
