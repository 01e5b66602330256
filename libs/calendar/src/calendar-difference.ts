import type { CalendarExceptionData } from '@motcua/contracts';
import { compileCalendar, type Calendar, type CalendarData } from './calendar.js';
import { dateText, firstDayOf } from './civil-date.js';
import { secondsIn, sessionTexts } from './session.js';

/** A date whose sessions are not the same; null: its year is not published there. */
export interface DayDifference {
  readonly date: string;
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
  /** Working seconds gained (positive) or lost (negative). */
  readonly seconds: number;
  /** What states it: the exception after, else the one before, else the weekly sessions. */
  readonly kind: CalendarExceptionData['kind'] | 'weekly';
  readonly name: string | null;
  readonly citation: string | null;
}

/** A year that differs. */
interface YearDifference {
  readonly year: number;
  readonly change: 'added' | 'removed' | 'changed';
  readonly secondsBefore: number;
  readonly secondsAfter: number;
}

export interface CalendarDifference {
  readonly years: readonly YearDifference[];
  readonly dates: readonly DayDifference[];
}

/**
 * The dates on which two calendars differ, in order. Of a year that only one of them has, the dates with an exception are
 * listed, and the year's whole working time stands in `years`.
 */
export function calendarDifference(before: CalendarData, after: CalendarData): CalendarDifference {
  const years = [...new Set([...Object.keys(before.years), ...Object.keys(after.years)])].map(Number).sort();
  const [old, young] = [compileCalendar(before), compileCalendar(after)];
  const compared = years.map((year) => yearDifference(year, old, young));
  return {
    years: compared.flatMap(({ summary, dates }) =>
      summary.change !== 'changed' || dates.length > 0 ? [summary] : [],
    ),
    dates: compared.flatMap(({ dates }) => dates),
  };
}

function yearDifference(year: number, before: Calendar, after: Calendar) {
  const dates: DayDifference[] = [];
  let [secondsBefore, secondsAfter] = [0, 0];
  const last = firstDayOf(year + 1);
  for (let day = firstDayOf(year); day < last; day += 1) {
    const [old, young] = [sessionsOn(day, before), sessionsOn(day, after)];
    secondsBefore += secondsIn(old ?? []);
    secondsAfter += secondsIn(young ?? []);
    const stated = after.exceptionOn(day) ?? before.exceptionOn(day);
    const differs = old && young ? String(old) !== String(young) : stated !== undefined;
    if (!differs) continue;
    dates.push({
      date: dateText(day),
      before: old && sessionTexts(old),
      after: young && sessionTexts(young),
      seconds: secondsIn(young ?? []) - secondsIn(old ?? []),
      kind: stated?.kind ?? 'weekly',
      name: stated?.name ?? null,
      citation: stated?.citation ?? null,
    });
  }
  const [had, has] = [before, after].map((calendar) => calendar.isPublished(firstDayOf(year)));
  const change = had && has ? 'changed' : has ? 'added' : 'removed';
  const summary: YearDifference = { year, change, secondsBefore, secondsAfter };
  return { summary, dates };
}

function sessionsOn(day: number, calendar: Calendar) {
  return calendar.isPublished(day) ? calendar.sessionsOf(day) : null;
}
