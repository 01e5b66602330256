import type { Limit } from '@motcua/contracts';
import type { Calendar } from './calendar.js';
import { dateText, dayOf, midnight, SECONDS_PER_DAY } from './civil-date.js';
import {
  clockOf,
  instantOf,
  intervalOf,
  refusalOf,
  secondsOf,
  type Deadline,
  type DeadlineQuestion,
  type Pause,
} from './deadline.js';
import type { ClockEvent, DossierClock } from './dossier-clock.js';

/** A pause with what it waits for; the cause is the caller's word and comes back as it was given. */
export interface CausedPause extends Pause {
  readonly cause: string;
}

export interface ExplainedQuestion extends DeadlineQuestion {
  readonly pauses?: readonly CausedPause[];
}

/** A date the clock ran over. */
export interface ExplainedDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /**
   * `rest`: no sessions on that weekday; `dayOff`, `makeUp`, `special`: stated by the calendar, with its citation;
   * `notPublished`: of a year without a calendar, which a limit in calendar days may pass.
   */
  readonly kind: 'working' | 'rest' | 'dayOff' | 'makeUp' | 'special' | 'notPublished';
  readonly name?: string;
  readonly citation?: string;
  /** Clock times `HH:MM` or `HH:MM:SS`, `[from, to)`; working time, for limits in calendar days all time. */
  readonly counted: readonly { readonly from: string; readonly to: string }[];
  readonly seconds: number;
}

export type ExplainedEvent =
  | {
      readonly kind: 'pause';
      /** Of every pause that was joined into this one, in order of time. */
      readonly causes: readonly string[];
      readonly from: Date;
      /** Null: open. */
      readonly to: Date | null;
      /** `afterDue`: an overdue dossier does not become punctual by asking for papers. */
      readonly effect: 'counted' | 'afterDue';
      readonly dueBefore: Date;
      /** Null: suspended. */
      readonly dueAfter: Date | null;
    }
  | {
      readonly kind: 'extension';
      readonly at: Date;
      readonly to: Date;
      readonly dueBefore: Date;
      readonly dueAfter: Date;
    };

/** Why a due time is what it is (deadlines.md section 7). */
export interface Explanation {
  readonly received: Date;
  /** The first working instant since: from here on it counts. Null for a limit "none". */
  readonly start: Date | null;
  readonly limit: Limit | null;
  /** Null for a limit "none". */
  readonly counting: 'sameTime' | 'endOfDay' | null;
  /** What the limit alone leads to. Null for a limit "none". */
  readonly firstDue: Date | null;
  /** Every date from the reception to the due time, but for those that lie in a pause as a whole. */
  readonly days: readonly ExplainedDay[];
  /** Sum of the days' seconds. */
  readonly countedSeconds: number;
  readonly events: readonly ExplainedEvent[];
  /** Null: limit "none", or suspended. */
  readonly due: Date | null;
  /** `remaining` seconds: working time, for limits in calendar days all time. */
  readonly suspended: { readonly since: Date; readonly remaining: number } | null;
}

/** As `computeDeadline`, with the reasons. Refusals are answers, only impossible input throws. */
export function explainDeadline(question: ExplainedQuestion): Explanation | Extract<Deadline, { error: string }> {
  try {
    return explanation(question);
  } catch (error) {
    return refusalOf(error);
  }
}

function explanation(question: ExplainedQuestion): Explanation {
  const { calendar, ruleSet, limit, received, pauses = [] } = question;
  if (limit === null) return withoutLimit(received);
  const clock = clockOf(question, limit);
  const days = explainedDays(calendar, limit, clock, secondsOf(received));
  const { due, suspended } = clock;
  return {
    received: instantOf(secondsOf(received)),
    limit,
    counting: ruleSet.counting,
    start: instantOf(clock.start),
    firstDue: instantOf((clock.events[0]?.before ?? clock.term).due),
    days,
    countedSeconds: days.reduce((sum, { seconds }) => sum + seconds, 0),
    events: clock.events.map((event) => explainedEvent(event, pauses)),
    due: due === undefined ? null : instantOf(due),
    suspended: suspended === undefined ? null : { since: instantOf(suspended.since), remaining: suspended.remaining },
  };
}

/** Of a limit "none": nothing was promised, and no calendar is asked. */
export function withoutLimit(received: Date): Explanation {
  return {
    received: instantOf(secondsOf(received)),
    limit: null,
    counting: null,
    start: null,
    firstDue: null,
    days: [],
    countedSeconds: 0,
    events: [],
    due: null,
    suspended: null,
  };
}

function explainedEvent(event: ClockEvent, pauses: readonly CausedPause[]): ExplainedEvent {
  const dueBefore = instantOf(event.before.due);
  if (event.kind === 'extension') {
    const { at, to, dueAfter } = event;
    return { kind: 'extension', at: instantOf(at), to: instantOf(to), dueBefore, dueAfter: instantOf(dueAfter) };
  }
  const { from, to, counts, dueAfter } = event;
  return {
    kind: 'pause',
    causes: causesOf(event, pauses),
    from: instantOf(from),
    to: to === Infinity ? null : instantOf(to),
    effect: counts ? 'counted' : 'afterDue',
    dueBefore,
    dueAfter: dueAfter === undefined ? null : instantOf(dueAfter),
  };
}

function causesOf({ from, to }: { from: number; to: number }, pauses: readonly CausedPause[]): string[] {
  const within = pauses
    .map((pause) => ({ ...intervalOf(pause), cause: pause.cause }))
    .filter((pause) => pause.from < pause.to && pause.from < to && pause.to > from)
    .sort((a, b) => a.from - b.from);
  return [...new Set(within.map(({ cause }) => cause))];
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** Does it count, or is it only passed over? */
  readonly counts: boolean;
}

function explainedDays(calendar: Calendar, limit: Limit, clock: DossierClock, received: number): ExplainedDay[] {
  const days = new Map<number, { from: number; to: number }[]>();
  const whole = limit.unit === 'calendarDay';
  for (const { from, to, counts } of spansOf(clock, received)) {
    for (let day = dayOf(from); day <= dayOf(to); day += 1) {
      const pieces = days.get(day) ?? [];
      days.set(day, pieces);
      if (counts) pieces.push(...countedOn(calendar, day, whole, from, to));
    }
  }
  return [...days.entries()].sort(([a], [b]) => a - b).map(([day, pieces]) => explainedDay(calendar, day, pieces));
}

/** Where the clock ran, in order of time; both ends are passed over with it. */
function spansOf(clock: DossierClock, received: number): Span[] {
  const spans: Span[] = [{ from: received, to: clock.start, counts: false }];
  let at = clock.start;
  for (const event of clock.events) {
    if (event.kind !== 'pause' || !event.counts) continue;
    spans.push(...runFrom(at, event.from, Math.min(event.from, event.before.raw)));
    at = event.to;
  }
  const { due } = clock;
  return due === undefined ? spans : [...spans, ...runFrom(at, Math.max(at, due), clock.term.raw)];
}

/** Counts to `counted` at most: in calendar days a limit may be counted out before it is due. */
function runFrom(from: number, to: number, counted: number): Span[] {
  const last = Math.max(from, counted);
  const counting: Span = { from, to: last, counts: true };
  return to > last ? [counting, { from: last, to, counts: false }] : [counting];
}

function countedOn(
  calendar: Calendar,
  day: number,
  whole: boolean,
  from: number,
  to: number,
): { from: number; to: number }[] {
  const begin = midnight(day);
  const sessions = whole ? [0, SECONDS_PER_DAY] : calendar.sessionsOf(day);
  const pieces: { from: number; to: number }[] = [];
  for (let at = 0; at < sessions.length; at += 2) {
    const piece = { from: Math.max(sessions[at]!, from - begin), to: Math.min(sessions[at + 1]!, to - begin) };
    if (piece.from < piece.to) pieces.push(piece);
  }
  return pieces;
}

function explainedDay(calendar: Calendar, day: number, pieces: readonly { from: number; to: number }[]): ExplainedDay {
  const stated = calendar.exceptionOn(day);
  return {
    date: dateText(day),
    kind: stated?.kind ?? regularKind(calendar, day),
    ...(stated?.name !== undefined && { name: stated.name }),
    ...(stated?.citation !== undefined && { citation: stated.citation }),
    counted: pieces.map(({ from, to }) => ({ from: clockTime(from), to: clockTime(to) })),
    seconds: pieces.reduce((sum, { from, to }) => sum + to - from, 0),
  };
}

function regularKind(calendar: Calendar, day: number): ExplainedDay['kind'] {
  if (!calendar.isPublished(day)) return 'notPublished';
  return calendar.isWorkingDay(day) ? 'working' : 'rest';
}

/** `HH:MM`, with seconds where there are some; the end of a day is `24:00`. */
function clockTime(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}
