import { existsSync, readFileSync } from 'node:fs';
import { compileCalendar, type Calendar } from './calendar.js';
import { publishedCalendars, type CalendarsFile, type PublishedCalendar } from './calendars-file.js';

/** The domain folder beside the project where there is one, else the copy in this library: a clone alone can be tested. */
function read(shared: string, copy: string): string {
  const beside = new URL(`../../../../shared/${shared}`, import.meta.url);
  return readFileSync(existsSync(beside) ? beside : new URL(`../cases/${copy}`, import.meta.url), 'utf8');
}

export const calendarsFile = JSON.parse(read('domain/calendars.json', 'calendars.json')) as CalendarsFile;

export const devCases = read('cases/deadlines.dev.ndjson', 'deadlines.dev.ndjson').trimEnd().split('\n');

export function published(id: string): PublishedCalendar {
  return publishedCalendars(calendarsFile).find((calendar) => calendar.id === id)!;
}

export const office: Calendar = compileCalendar(published('sonla-office'));
export const saturday: Calendar = compileCalendar(published('sonla-commune-saturday'));

/** `2024-03-15 09:10`, with seconds or without, Vietnamese time; without a year in 2024. */
export function date(text: string): Date {
  const [, year = '2024-', day, clock, second = ':00'] = /^(\d{4}-)?(\d\d-\d\d) (\d\d:\d\d)(:\d\d)?$/.exec(text)!;
  return new Date(`${year}${day}T${clock}${second}+07:00`);
}

export function seconds(text: string): number {
  return date(text).getTime() / 1000;
}

/** Back to `2024-03-15 09:10:00`. */
export function local(instant: number | Date): string {
  const milliseconds = typeof instant === 'number' ? instant * 1000 : instant.getTime();
  return new Date(milliseconds + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
