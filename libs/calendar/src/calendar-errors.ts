/**
 * A computation needs a date of a year for which the unit has no published calendar. Nothing is guessed: the dossier stays
 * where it was until the year is published.
 */
export class CalendarNotPublishedError extends Error {
  override readonly name = 'CalendarNotPublishedError';
  readonly code = 'CALENDAR_NOT_PUBLISHED';

  constructor(
    /** Code of the unit whose calendar was asked. */
    readonly unit: string,
    /** The earliest year missing. */
    readonly year: number,
  ) {
    super(`CALENDAR_NOT_PUBLISHED: unit ${unit} has no published working calendar for ${year}`);
  }
}

/** What is wrong with a calendar, for who has to say it in another language or beside a field. */
export type CalendarFault =
  | 'inheritance'
  | 'nothingStated'
  | 'weekday'
  | 'session'
  | 'overlap'
  | 'year'
  | 'date'
  | 'twice'
  | 'replaces'
  | 'sessions'
  | 'kind'
  | 'cutoff';

/** The data of a calendar or rule set contradict themselves; they must not be published like this. */
export class BadCalendarError extends Error {
  override readonly name = 'BadCalendarError';
  readonly code = 'BAD_CALENDAR';

  constructor(
    readonly fault: CalendarFault,
    message: string,
  ) {
    super(message);
  }
}
