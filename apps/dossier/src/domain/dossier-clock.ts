import {
  CalendarNotPublishedError,
  dueAt,
  explainDeadline,
  ExtensionRefusedError,
  withoutLimit,
  type Calendar,
  type CausedPause,
  type Explanation,
  type Extension,
} from '@motcua/calendar';
import { formatInstant, type Limit, type RuleSetData } from '@motcua/contracts';
import { dossierErrors } from './dossier-errors.js';
import type { ClockPause, DossierRecord } from './dossier-record.js';

/** A version of a working calendar with the rule set that came with it. */
export interface WorkingTime {
  readonly id: string;
  readonly version: number;
  readonly calendar: Calendar;
  readonly ruleSet: RuleSetData;
}

/** What moves a due time that a limit has set. */
export type ClockHistory = Pick<DossierRecord, 'pauses' | 'extensions'>;

export interface Due {
  /** Null: limit "none", or suspended. */
  readonly at: Date | null;
  /** The calendar it was computed with; null when none was needed. */
  readonly by: WorkingTime | null;
}

/**
 * The due time in force (deadlines.md sections 3 and 4).
 *
 * @param candidates the pinned calendar first; when it lacks a year, the one published since, which the dossier then pins.
 * @param unit named in the refusal when the unit has no calendar at all.
 * @throws CALENDAR_NOT_PUBLISHED; ExtensionRefusedError when an extension was not to be granted
 */
export function dueTime(
  candidates: readonly WorkingTime[],
  unit: string,
  limit: Limit | null,
  receivedAt: Date,
  history: ClockHistory,
): Due {
  if (limit === null) return { at: null, by: candidates[0] ?? null };
  const events = eventsOf(history);
  return firstPublished(candidates, unit, receivedAt, (by) => ({
    at: dueAt(by.calendar, by.ruleSet, limit, receivedAt, events),
    by,
  }));
}

/** Why a due time is what it is, and the calendar it was computed with. */
export interface ExplainedDue {
  readonly explanation: Explanation;
  /** Null: limit "none" at a unit without a calendar. */
  readonly by: WorkingTime | null;
}

/**
 * As `dueTime`, with the reasons.
 *
 * @throws CALENDAR_NOT_PUBLISHED
 */
export function explainedDue(
  candidates: readonly WorkingTime[],
  unit: string,
  limit: Limit | null,
  receivedAt: Date,
  history: ClockHistory,
): ExplainedDue {
  if (limit === null) return { explanation: withoutLimit(receivedAt), by: candidates[0] ?? null };
  return firstPublished(candidates, unit, receivedAt, (by) => {
    const { calendar, ruleSet } = by;
    const answer = explainDeadline({ calendar, ruleSet, limit, received: receivedAt, ...eventsOf(history) });
    if (!('error' in answer)) return { explanation: answer, by };
    if (answer.error === 'CALENDAR_NOT_PUBLISHED') throw new CalendarNotPublishedError(answer.unit, answer.year);
    throw new ExtensionRefusedError(answer.error);
  });
}

/** The first calendar that has the years that are needed. */
function firstPublished<Answer>(
  candidates: readonly WorkingTime[],
  unit: string,
  receivedAt: Date,
  compute: (by: WorkingTime) => Answer,
): Answer {
  let missing: CalendarNotPublishedError | undefined;
  for (const by of candidates) {
    try {
      return compute(by);
    } catch (error) {
      if (!(error instanceof CalendarNotPublishedError)) throw error;
      missing = error;
    }
  }
  const year = missing?.year ?? Number(formatInstant(receivedAt).slice(0, 4));
  throw dossierErrors.CALENDAR_NOT_PUBLISHED({ unit: missing?.unit ?? unit, year }, { cause: missing });
}

export function eventsOf({ pauses, extensions }: ClockHistory): { pauses: CausedPause[]; extensions: Extension[] } {
  return {
    pauses: pauses.map(({ cause, from, to }) => ({
      cause,
      from: new Date(from),
      to: to === null ? null : new Date(to),
    })),
    extensions: extensions.map(({ at, to }) => ({ at: new Date(at), to: new Date(to) })),
  };
}

/**
 * The clock stands still from now on; a pause that is open goes on. After an extension of the same second it begins a second
 * later: at one instant the engine takes the pause first, and would take back what was granted.
 */
export function paused(
  { pauses, extensions }: ClockHistory,
  cause: ClockPause['cause'],
  at: Date,
): readonly ClockPause[] {
  if (isPaused(pauses)) return pauses;
  const extendedAt = extensions.at(-1)?.at === formatInstant(at);
  const from = formatInstant(extendedAt ? new Date(at.getTime() + 1000) : at);
  return [...pauses, { cause, from, to: null }];
}

/** The clock runs again. */
export function continued(pauses: readonly ClockPause[], at: Date): readonly ClockPause[] {
  if (!isPaused(pauses)) return pauses;
  const open = pauses.at(-1)!;
  const to = formatInstant(new Date(Math.max(at.getTime(), Date.parse(open.from))));
  return [...pauses.slice(0, -1), { ...open, to }];
}

export function isPaused(pauses: readonly ClockPause[]): boolean {
  return pauses.at(-1)?.to === null;
}
