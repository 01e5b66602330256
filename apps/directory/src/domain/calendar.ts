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

/** How a version came about; the decision is null for delivered data. */
export interface CalendarProvenance {
  /** Calendar it takes from what it does not state itself. */
  readonly inherits: string | null;
  readonly draftId: string | null;
  readonly reason: string | null;
  readonly citation: string | null;
  readonly effect: CalendarEffect | null;
  readonly draftedBy: string | null;
  readonly approvedBy: string | null;
  readonly publishedBy: string;
  readonly publishedAt: Date;
}

/** What of it the calendar states itself: `weekly`, `ruleSet`, and years. */
export type RecordedVersion = CalendarVersion & CalendarProvenance & { readonly states: readonly string[] };

export interface VersionSummary extends CalendarProvenance {
  readonly id: string;
  readonly version: number;
  readonly unitCode: string;
  readonly years: readonly string[];
  readonly ruleSetId: string;
}
