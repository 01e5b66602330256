import type { CalendarExceptionData, CalendarPublishedData, RuleSetData } from '@motcua/contracts';
import { resolveCalendar, type CalendarStatement } from './calendar-statement.js';

/** The format of calendars.json: calendars that may inherit, and the rule set all of them start from. */
export interface CalendarsFile {
  readonly ruleSet: RuleSetData;
  readonly calendars: readonly CalendarEntry[];
}

/** `weekly` and each year that are not stated are those of the calendar it `inherits`. */
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
  const statements = calendarStatements(file);
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  return statements.map((statement) => {
    const { id, unitCode, weekly, years } = resolveCalendar(statement, byId);
    return { id, unitCode, weekly, years };
  });
}

/** What each calendar of the file states itself; the rule set of the file is that of the calendars that inherit nothing. */
export function calendarStatements({ calendars, ruleSet }: CalendarsFile): CalendarStatement[] {
  return calendars.map(({ id, unit, inherits, weekly, years }) => ({
    id,
    unitCode: unit,
    ...(inherits === undefined ? { ruleSet } : { inherits }),
    ...(weekly && { weekly }),
    ...(years && { years: publishedOnly(years) }),
  }));
}

function publishedOnly(years: NonNullable<CalendarEntry['years']>): PublishedCalendar['years'] {
  return Object.fromEntries(
    Object.entries(years)
      .filter(([, { published }]) => published)
      .map(([year, { exceptions }]) => [year, { exceptions }]),
  );
}
