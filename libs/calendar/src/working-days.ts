import type { Calendar } from './calendar.js';
import { parseDate } from './civil-date.js';

/**
 * Working days after one date up to and including another; none when that is not later. Dates `YYYY-MM-DD`.
 * @throws CalendarNotPublishedError for a year in between; RangeError for what is no date.
 */
export function workingDaysAfter(calendar: Calendar, from: string, to: string): number {
  let days = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day += 1) if (calendar.isWorkingDay(day)) days += 1;
  return days;
}

function dayNumber(text: string): number {
  const day = parseDate(text);
  if (day === undefined) throw new RangeError(`"${text}" is no date`);
  return day;
}
