import type { Limit, RuleSetData } from '@motcua/contracts';

/** What of a rule set decides how limits compare. */
export type TimeRule = Pick<RuleSetData, 'hoursPerDay' | 'feePausesClock'>;

/** As long as no rule set is known. */
export const usualTime: TimeRule = { hoursPerDay: 8, feePausesClock: false };

const DAYS_A_WEEK = 7;
const WORKING_DAYS_A_WEEK = 5;
const WEEKEND = DAYS_A_WEEK - WORKING_DAYS_A_WEEK;

/**
 * The most working hours a step of this limit may take. "Within the day" is a day; calendar days are taken from a Monday
 * on, so that as few of them as possible are free. Holidays are left out: when they are depends on the year.
 */
export function mostHours(limit: Limit, { hoursPerDay }: TimeRule): number {
  if (limit.unit !== 'calendarDay') return workingHours(limit, hoursPerDay);
  const { weeks, rest } = weeksOf(Math.ceil(limit.amount));
  return (weeks * WORKING_DAYS_A_WEEK + Math.min(rest, WORKING_DAYS_A_WEEK)) * hoursPerDay;
}

/** The fewest working hours a limit leaves: calendar days are taken from a Saturday on. */
export function leastHours(limit: Limit, { hoursPerDay }: TimeRule): number {
  if (limit.unit !== 'calendarDay') return workingHours(limit, hoursPerDay);
  const { weeks, rest } = weeksOf(Math.floor(limit.amount));
  return (weeks * WORKING_DAYS_A_WEEK + Math.max(rest - WEEKEND, 0)) * hoursPerDay;
}

function workingHours({ amount, unit }: Limit, hoursPerDay: number): number {
  if (unit === 'workingHour') return amount;
  return (amount === 0 ? 1 : amount) * hoursPerDay;
}

function weeksOf(days: number): { weeks: number; rest: number } {
  return { weeks: Math.floor(days / DAYS_A_WEEK), rest: days % DAYS_A_WEEK };
}

const unitNames = {
  workingHour: ['giờ làm việc', 'working hours'],
  workingDay: ['ngày làm việc', 'working days'],
  calendarDay: ['ngày', 'calendar days'],
} as const;

/** "1,5 ngày làm việc" and "1.5 working days". */
export function limitText({ amount, unit }: Limit): { vi: string; en: string } {
  if (unit === 'workingDay' && amount === 0) return { vi: 'trong ngày', en: 'within the day' };
  const [vi, en] = unitNames[unit];
  return { vi: `${String(amount).replace('.', ',')} ${vi}`, en: `${amount} ${en}` };
}
