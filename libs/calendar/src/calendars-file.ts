import type { CalendarExceptionData, CalendarPublishedData, RuleSetData } from '@motcua/contracts';
import { BadCalendarError } from './calendar-errors.js';

/** The format of calendars.json: calendars that may inherit, and the rule set all of them start from. */
export interface CalendarsFile {
  readonly ruleSet: RuleSetData;
  readonly calendars: readonly CalendarEntry[];
}

/** `weekly` and `years` that are not stated are those of the calendar it `inherits`. */
export interface CalendarEntry {
  readonly id: string;
  readonly unit: string;
  readonly inherits?: string;
  readonly weekly?: Readonly<Record<string, readonly string[]>>;
  readonly years?: Readonly<
    Record<string, { readonly published: boolean; readonly exceptions: readonly CalendarExceptionData[] }>
  >;
}

export type PublishedCalendar = Pick<CalendarPublishedData, 'id' | 'unitCode' | 'weekly' | 'years'>;

/**
 * The calendars of the file with what they inherit written out; of the years only the published ones.
 * @throws BadCalendarError when a calendar inherits from none or from itself, or states nothing.
 */
export function publishedCalendars(file: CalendarsFile): PublishedCalendar[] {
  const entries = new Map(file.calendars.map((entry) => [entry.id, entry]));
  return file.calendars.map((entry) => {
    const line = ancestry(entry, entries);
    const weekly = line.find((ancestor) => ancestor.weekly !== undefined)?.weekly;
    const years = line.find((ancestor) => ancestor.years !== undefined)?.years;
    if (weekly === undefined || years === undefined) {
      throw new BadCalendarError(`calendar ${entry.id}: "weekly" and "years" are neither stated nor inherited`);
    }
    return { id: entry.id, unitCode: entry.unit, weekly, years: publishedOnly(years) };
  });
}

function ancestry(entry: CalendarEntry, entries: ReadonlyMap<string, CalendarEntry>): CalendarEntry[] {
  const line = [entry];
  for (let at = entry; at.inherits !== undefined;) {
    const parent = entries.get(at.inherits);
    if (parent === undefined) throw new BadCalendarError(`calendar ${at.id}: inherits unknown calendar ${at.inherits}`);
    if (line.includes(parent)) throw new BadCalendarError(`calendar ${entry.id}: inherits from itself`);
    line.push(parent);
    at = parent;
  }
  return line;
}

function publishedOnly(years: NonNullable<CalendarEntry['years']>): PublishedCalendar['years'] {
  return Object.fromEntries(
    Object.entries(years)
      .filter(([, { published }]) => published)
      .map(([year, { exceptions }]) => [year, { exceptions }]),
  );
}
