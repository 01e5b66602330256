import type { CalendarExceptionData, CalendarPublishedData, RuleSetData } from '@motcua/contracts';
import { BadCalendarError, type CalendarFault } from './calendar-errors.js';
import { cutoffOf } from './deadline-rule.js';
import { parseSessions, type Sessions } from './session.js';
import { addException, type ExceptionalDay, type Week } from './year-table.js';

/*
 * The rules of `compileCalendar`, asked one by one: who enters a calendar is told of everything that is wrong with it, not
 * only of the first.
 */

/** What is wrong with the sessions of each weekday of the list, by its place in the list. */
export function weekFaults(
  days: readonly { readonly weekday: number; readonly sessions: readonly string[] }[],
): ReadonlyMap<number, CalendarFault> {
  const faults = new Map<number, CalendarFault>();
  days.forEach(({ weekday, sessions }, row) => {
    const twice = days.findIndex((day) => day.weekday === weekday) < row;
    const fault = twice ? 'twice' : faultOf(() => parseSessions(sessions, `weekly.${weekday}`));
    if (fault !== undefined) faults.set(row, fault);
  });
  return faults;
}

/**
 * What is wrong with the exceptions of a year, by their place in the list.
 *
 * @param weekly weekdays whose own sessions are wrong count as having none.
 */
export function exceptionFaults(
  year: number,
  exceptions: readonly CalendarExceptionData[],
  weekly: CalendarPublishedData['weekly'],
): ReadonlyMap<number, CalendarFault> {
  const week = tolerantWeek(weekly);
  const byDay = new Map<number, ExceptionalDay>();
  const faults = new Map<number, CalendarFault>();
  exceptions.forEach((exception, row) => {
    const fault = faultOf(() => addException(byDay, year, exception, week));
    if (fault !== undefined) faults.set(row, fault);
  });
  return faults;
}

export function ruleSetFault(ruleSet: RuleSetData): CalendarFault | undefined {
  return faultOf(() => cutoffOf(ruleSet));
}

function tolerantWeek(weekly: CalendarPublishedData['weekly']): Week {
  const sessions = (weekday: number): Sessions => {
    const texts = weekly[weekday] ?? [];
    return faultOf(() => parseSessions(texts, '')) === undefined ? parseSessions(texts, '') : [];
  };
  return [undefined, ...[1, 2, 3, 4, 5, 6, 7].map(sessions)];
}

function faultOf(rule: () => unknown): CalendarFault | undefined {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof BadCalendarError) return error.fault;
    throw error;
  }
}
