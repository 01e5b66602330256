import type { Limit } from '@motcua/contracts';
import type { Calendar } from './calendar.js';
import { dayOf, midnight, SECONDS_PER_DAY } from './civil-date.js';
import { cutoffOf, type DeadlineRule } from './deadline-rule.js';

/** The due time in force. Whole seconds since 1970-01-01T00:00:00Z. */
export interface Term {
  readonly due: number;
  /** Limits in calendar days: the instant counted to, before it is moved into working time. */
  readonly raw: number;
}

/** Due time of a limit (deadlines.md section 3) from `start`, the first working instant since it was received. */
export function termOfLimit(calendar: Calendar, rule: DeadlineRule, limit: Limit, start: number): Term {
  switch (limit.unit) {
    case 'workingHour':
      return exactly(calendar.advance(start, Math.round(limit.amount * 3600)));
    case 'workingDay':
      return exactly(dueAfterWorkingDays(calendar, rule, limit.amount, start));
    case 'calendarDay': {
      const raw = start + limit.amount * SECONDS_PER_DAY;
      return termInCalendarDays(calendar, rule, raw, raw);
    }
  }
}

/** Term of a limit in calendar days counted to `raw`, due from `from` (≥ raw) on. */
export function termInCalendarDays(calendar: Calendar, rule: DeadlineRule, raw: number, from: number): Term {
  const fitted = calendar.fitCalendar(from);
  return { raw, due: rule.counting === 'endOfDay' ? calendar.endOf(dayOf(fitted)) : fitted };
}

export function exactly(due: number): Term {
  return { due, raw: due };
}

function dueAfterWorkingDays(calendar: Calendar, rule: DeadlineRule, amount: number, start: number): number {
  const day = dayOf(start);
  const clockTime = start - midnight(day);
  if (amount === 0) return calendar.endOf(clockTime < cutoffOf(rule) ? day : calendar.workingDayAfter(day, 1));
  if (rule.counting === 'endOfDay') return calendar.endOf(calendar.workingDayAfter(day, Math.ceil(amount)));
  const wholeDays = Math.floor(amount);
  const whole = wholeDays === 0 ? start : calendar.fit(calendar.workingDayAfter(day, wholeDays), clockTime);
  const fraction = Math.round((amount - wholeDays) * rule.hoursPerDay * 3600);
  return fraction === 0 ? whole : calendar.advance(whole, fraction);
}
