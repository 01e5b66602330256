import type { Limit } from '@motcua/contracts';
import { computeDeadline, type Deadline } from './deadline.js';
import { calendarsFile, date, local, office } from './sonla.fixture.js';

export type Pauses = [from: string, to?: string][];
export type Extensions = [at: string, to: string][];

/** On the calendar of the offices, with the default rule set where `rule` says nothing else. */
export function deadline(
  [amount, unit]: [number, Limit['unit']],
  received: string,
  events: { pauses?: Pauses; extensions?: Extensions; finished?: string; rule?: object },
): Deadline {
  return computeDeadline({
    calendar: office,
    ruleSet: { ...calendarsFile.ruleSet, ...events.rule },
    limit: { amount, unit },
    received: date(received),
    pauses: (events.pauses ?? []).map(([from, to]) => ({ from: date(from), to: to === undefined ? null : date(to) })),
    extensions: (events.extensions ?? []).map(([at, to]) => ({ at: date(at), to: date(to) })),
    finished: events.finished === undefined ? undefined : date(events.finished),
  });
}

/** The due time, `suspended since (remaining)`, or the error. */
export function brief(answer: Deadline): string {
  if ('error' in answer) return answer.error;
  if ('suspended' in answer) return `${local(answer.suspended.since)} (${answer.suspended.remaining})`;
  return answer.due === null ? 'none' : local(answer.due);
}
