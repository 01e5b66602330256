import { VIETNAM_OFFSET_SECONDS } from '@motcua/contracts';

/**
 * Dates of Vietnam as day numbers: days since 1970-01-01, local. Instants are whole seconds since 1970-01-01T00:00:00Z.
 * The offset is constant (no daylight saving), so both are plain arithmetic in the proleptic Gregorian calendar.
 */
export const SECONDS_PER_DAY = 86_400;

/** Days from 0000-03-01, where the 400-year cycle of the arithmetic begins, to 1970-01-01. */
const EPOCH_SHIFT = 719_468;
const DAYS_PER_CYCLE = 146_097;

export function dayOf(instant: number): number {
  return Math.floor((instant + VIETNAM_OFFSET_SECONDS) / SECONDS_PER_DAY);
}

/** The instant at which a local day begins. */
export function midnight(day: number): number {
  return day * SECONDS_PER_DAY - VIETNAM_OFFSET_SECONDS;
}

/** 1 (Monday) … 7 (Sunday). */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: number): number {
  const shifted = day + EPOCH_SHIFT;
  const cycle = Math.floor(shifted / DAYS_PER_CYCLE);
  const dayOfCycle = shifted - cycle * DAYS_PER_CYCLE;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / (DAYS_PER_CYCLE - 1))) /
      365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  // The arithmetic's year begins on 1 March; its day 306 is 1 January of the next.
  return yearOfCycle + cycle * 400 + (dayOfYear >= 306 ? 1 : 0);
}

/** Day number of a date; undefined when there is no such date (2025-02-29). `month` and `date` count from 1. */
export function dayNumber(year: number, month: number, date: number): number | undefined {
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  const shiftedYear = month > 2 ? year : year - 1;
  const cycle = Math.floor(shiftedYear / 400);
  const yearOfCycle = shiftedYear - cycle * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * DAYS_PER_CYCLE + dayOfCycle - EPOCH_SHIFT;
}

/** `YYYY-MM-DD`; undefined when it is written otherwise or no such date exists. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? undefined : dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Back to `YYYY-MM-DD`. */
export function dateText(day: number): string {
  return new Date(day * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10);
}

export function firstDayOf(year: number): number {
  return dayNumber(year, 1, 1)!;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
