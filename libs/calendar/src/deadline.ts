import type { Limit } from '@motcua/contracts';
import type { Calendar } from './calendar.js';
import { CalendarNotPublishedError } from './calendar-errors.js';
import { dayOf } from './civil-date.js';
import type { DeadlineRule } from './deadline-rule.js';
import { DossierClock } from './dossier-clock.js';
import { ExtensionRefusedError, type ExtensionErrorCode } from './extension-error.js';
import { outcomeOf, type FinishedOutcome } from './outcome.js';
import type { PauseInterval } from './pauses.js';

/** The clock stands still in `[from, to)`; without `to` it stands until further notice. */
export interface Pause {
  readonly from: Date;
  readonly to?: Date | null | undefined;
}

/** A new appointment `to`, given with an apology at `at`. */
export interface Extension {
  readonly at: Date;
  readonly to: Date;
}

export interface DeadlineQuestion {
  readonly calendar: Calendar;
  readonly ruleSet: DeadlineRule;
  /** Null: a limit "none"; there is no due time and nothing can fail. */
  readonly limit: Limit | null;
  readonly received: Date;
  /** In any order; only those that may pause the clock. */
  readonly pauses?: readonly Pause[];
  /** In any order; those of the same instant in the order they were given. */
  readonly extensions?: readonly Extension[];
  readonly finished?: Date | undefined;
}

/**
 * `due` null: limit "none". `suspended.remaining` in seconds: working time, for a limit in calendar days all time.
 * `former`: every due time that was in force before, oldest first. `outcome` is there when `finished` was given.
 */
export type Deadline =
  | { readonly due: Date | null; readonly former: readonly Date[]; readonly outcome?: FinishedOutcome }
  | {
      readonly suspended: { readonly since: Date; readonly remaining: number };
      readonly former: readonly Date[];
      readonly outcome?: FinishedOutcome;
    }
  | { readonly error: 'CALENDAR_NOT_PUBLISHED'; readonly unit: string; readonly year: number }
  | { readonly error: ExtensionErrorCode };

/** Instants count in whole seconds; what is below is cut off. Refusals are answers, only impossible input throws. */
export function computeDeadline(question: DeadlineQuestion): Deadline {
  try {
    return answer(question);
  } catch (error) {
    return refusalOf(error);
  }
}

/** @throws the error itself when it is no refusal. */
export function refusalOf(error: unknown): Extract<Deadline, { error: string }> {
  if (error instanceof CalendarNotPublishedError) return { error: error.code, unit: error.unit, year: error.year };
  if (error instanceof ExtensionRefusedError) return { error: error.code };
  throw error;
}

/**
 * The due time in force after pauses and extensions; null for a limit "none" and while suspended.
 * @throws CalendarNotPublishedError, ExtensionRefusedError
 */
export function dueAt(
  calendar: Calendar,
  ruleSet: DeadlineRule,
  limit: Limit | null,
  receivedAt: Date,
  { pauses = [], extensions = [] }: Pick<DeadlineQuestion, 'pauses' | 'extensions'> = {},
): Date | null {
  if (limit === null) return null;
  return dateOrNull(clockOf({ calendar, ruleSet, limit, received: receivedAt, pauses, extensions }, limit).due);
}

/** Of an unfinished dossier: overdue only when the date has passed. `due` null: limit "none", or suspended. */
export function standingAt(due: Date | null, now: Date): 'running' | 'overdue' {
  return due !== null && dayOf(secondsOf(now)) > dayOf(secondsOf(due)) ? 'overdue' : 'running';
}

/**
 * How a finished dossier counts (deadlines.md section 6). `due` null: limit "none", or suspended.
 * @throws CalendarNotPublishedError
 */
export function finishedOutcome(calendar: Calendar, due: Date | null, finished: Date): FinishedOutcome {
  return outcomeOf(calendar, due === null ? undefined : secondsOf(due), secondsOf(finished));
}

function answer(question: DeadlineQuestion): Deadline {
  const { calendar, limit, finished } = question;
  if (limit === null) return { due: null, former: [], ...outcome(calendar, undefined, finished) };
  const clock = clockOf(question, limit);
  const rest = { former: clock.former.map(instantOf), ...outcome(calendar, clock.due, finished) };
  return clock.suspended === undefined
    ? { due: dateOrNull(clock.due), ...rest }
    : { suspended: { since: instantOf(clock.suspended.since), remaining: clock.suspended.remaining }, ...rest };
}

/** The clock of a dossier after everything that happened to it. @throws CalendarNotPublishedError, ExtensionRefusedError */
export function clockOf(
  { calendar, ruleSet, received, pauses = [], extensions = [] }: DeadlineQuestion,
  limit: Limit,
): DossierClock {
  return new DossierClock(calendar, ruleSet, limit, secondsOf(received)).apply(
    pauses.map(intervalOf),
    extensions.map(({ at, to }) => ({ at: secondsOf(at), to: secondsOf(to) })),
  );
}

function outcome(
  calendar: Calendar,
  due: number | undefined,
  finished: Date | undefined,
): { readonly outcome?: FinishedOutcome } {
  return finished === undefined ? {} : { outcome: outcomeOf(calendar, due, secondsOf(finished)) };
}

export function intervalOf({ from, to }: Pause): PauseInterval {
  const pause = { from: secondsOf(from), to: to == null ? Infinity : secondsOf(to) };
  if (pause.from > pause.to) throw new RangeError('a pause must not end before it begins');
  return pause;
}

export function secondsOf(at: Date): number {
  const whole = Math.floor(at.getTime() / 1000);
  if (Number.isNaN(whole)) throw new RangeError('not an instant');
  return whole;
}

export function instantOf(instant: number): Date {
  return new Date(instant * 1000);
}

function dateOrNull(instant: number | undefined): Date | null {
  return instant === undefined ? null : instantOf(instant);
}
