import type { CalendarStatement } from '@motcua/calendar';
import type { CalendarAmendmentData, CalendarPublishedData } from '@motcua/contracts';

export const calendarIdPattern = /^[a-z][a-z0-9-]*$/;

export const calendarEffects = ['recompute', 'grandfather'] as const;
export type CalendarEffect = CalendarAmendmentData['effect'];

export type Weekly = CalendarPublishedData['weekly'];

/** Complete: what the calendar inherits is written out. */
export type CalendarVersion = Omit<CalendarPublishedData, 'amendment'>;

/** The newest version of a calendar, and what of it the calendar states itself. */
export interface CalendarInForce extends CalendarVersion {
  readonly statement: CalendarStatement;
}

/** By which decision a version was published, and who answers for it. */
export interface CalendarDecision {
  readonly draftId: string;
  readonly reason: string;
  readonly citation: string;
  readonly effect: CalendarEffect;
  readonly draftedBy: string;
  readonly approvedBy: string;
}

/** How a version came about; without a decision it is delivered data. */
export interface CalendarProvenance {
  readonly inherits: string | null;
  readonly decision: CalendarDecision | null;
  readonly publishedBy: string;
  readonly publishedAt: Date;
}

export type RecordedVersion = CalendarVersion & CalendarProvenance;
