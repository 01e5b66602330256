import {
  CalendarNotPublishedError,
  dueAt,
  explainDeadline,
  withoutLimit,
  type Calendar,
  type CausedPause,
  type Explanation,
} from '@motcua/calendar';
import { formatInstant, type Limit, type RuleSetData } from '@motcua/contracts';
import { dossierErrors } from './dossier-errors.js';
import type { ClockPause } from './dossier-record.js';

/** A version of a working calendar with the rule set that came with it. */
export interface WorkingTime {
  readonly id: string;
  readonly version: number;
  readonly calendar: Calendar;
  readonly ruleSet: RuleSetData;
}

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
 * @throws CALENDAR_NOT_PUBLISHED
 */
export function dueTime(
  candidates: readonly WorkingTime[],
  unit: string,
  limit: Limit | null,
  receivedAt: Date,
  pauses: readonly ClockPause[],
): Due {
  if (limit === null) return { at: null, by: candidates[0] ?? null };
  const waits = intervals(pauses);
  return firstPublished(candidates, unit, receivedAt, (by) => ({
    at: dueAt(by.calendar, by.ruleSet, limit, receivedAt, { pauses: waits }),
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
  pauses: readonly ClockPause[],
): ExplainedDue {
  if (limit === null) return { explanation: withoutLimit(receivedAt), by: candidates[0] ?? null };
  return firstPublished(candidates, unit, receivedAt, (by) => {
    const { calendar, ruleSet } = by;
    const answer = explainDeadline({ calendar, ruleSet, limit, received: receivedAt, pauses: intervals(pauses) });
    if (!('error' in answer)) return { explanation: answer, by };
    if (answer.error === 'CALENDAR_NOT_PUBLISHED') throw new CalendarNotPublishedError(answer.unit, answer.year);
    throw new Error(`a dossier cannot have been extended: ${answer.error}`);
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

function intervals(pauses: readonly ClockPause[]): CausedPause[] {
  return pauses.map(({ cause, from, to }) => ({ cause, from: new Date(from), to: to === null ? null : new Date(to) }));
}

/** The clock stands still from now on; a pause that is open goes on. */
export function paused(pauses: readonly ClockPause[], cause: ClockPause['cause'], at: Date): readonly ClockPause[] {
  return isPaused(pauses) ? pauses : [...pauses, { cause, from: formatInstant(at), to: null }];
}

/** The clock runs again. */
export function continued(pauses: readonly ClockPause[], at: Date): readonly ClockPause[] {
  return isPaused(pauses) ? pauses.map((pause) => ({ ...pause, to: pause.to ?? formatInstant(at) })) : pauses;
}

export function isPaused(pauses: readonly ClockPause[]): boolean {
  return pauses.at(-1)?.to === null;
}
