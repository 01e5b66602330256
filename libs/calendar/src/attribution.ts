import type { Calendar } from './calendar.js';
import { secondsOf } from './deadline.js';

/** What a dossier may wait for outside the unit that handles it (deadlines.md section 7), the first one first where two overlap. */
export const waitingFor = ['citizen', 'payment', 'agency', 'portal'] as const;
export type WaitingFor = (typeof waitingFor)[number];

export interface Waiting {
  readonly for: WaitingFor;
  readonly from: Date;
  /** Null: still. */
  readonly to: Date | null;
}

/** A unit handles the dossier from an instant on, until the next one does. */
export interface Handling {
  readonly unitCode: string;
  readonly from: Date;
}

/** Working seconds by whoever had the dossier; they add up to `total`, the working time between the two instants. */
export interface Attribution {
  readonly total: number;
  readonly units: Readonly<Record<string, number>>;
  readonly waiting: Readonly<Record<WaitingFor, number>>;
}

/**
 * Who had a dossier how long, in working time of its calendar from `from` to `to`.
 *
 * @param handling in any order; the earliest counts from `from` on, whenever it began.
 * @throws RangeError without a handling unit; CalendarNotPublishedError
 */
export function attribute(
  calendar: Calendar,
  { from, to }: { readonly from: Date; readonly to: Date },
  handling: readonly Handling[],
  waits: readonly Waiting[],
): Attribution {
  if (handling.length === 0) throw new RangeError('a dossier is handled by a unit at any time');
  const [begin, end] = [secondsOf(from), Math.max(secondsOf(from), secondsOf(to))];
  const handlers = handling
    .map(({ unitCode, from: since }) => ({ unitCode, since: secondsOf(since) }))
    .sort((a, b) => a.since - b.since);
  const spans = waits.map((wait) => ({
    for: wait.for,
    from: secondsOf(wait.from),
    to: wait.to === null ? Infinity : secondsOf(wait.to),
  }));
  const units: Record<string, number> = {};
  const waiting: Record<WaitingFor, number> = { citizen: 0, payment: 0, agency: 0, portal: 0 };
  const turns = [begin, end, ...handlers.map(({ since }) => since), ...spans.flatMap((span) => [span.from, span.to])];
  const cuts = [...new Set(turns.filter((at) => at >= begin && at <= end))].sort((a, b) => a - b);
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [start, stop] = [cuts[at]!, cuts[at + 1]!];
    const seconds = calendar.work(start, stop);
    const waited = waitingFor.find((cause) =>
      spans.some((span) => span.for === cause && span.from <= start && start < span.to),
    );
    if (waited !== undefined) waiting[waited] += seconds;
    else {
      const { unitCode } = handlers.findLast(({ since }) => since <= start) ?? handlers[0]!;
      units[unitCode] = (units[unitCode] ?? 0) + seconds;
    }
  }
  return { total: calendar.work(begin, end), units, waiting };
}
