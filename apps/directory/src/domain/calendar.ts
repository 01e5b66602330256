import type { CalendarPublishedData } from '@motcua/contracts';

export const calendarIdPattern = /^[a-z][a-z0-9-]*$/;

export type CalendarVersion = CalendarPublishedData;
/** What is published of a calendar; the version is counted by publishing. */
export type CalendarContent = Omit<CalendarVersion, 'version'>;
