import type { PortalAnswer } from '../portal-client/client.js';

export type Presence = 'unknown' | 'absent' | 'present';
export type ChangingCall = 'insert' | 'update' | 'progress';

/** A call that was sent, or about to be sent, and whose effect is not known. */
export interface OpenCall {
  readonly number: number;
  readonly call: ChangingCall;
  readonly steps: readonly number[];
  /** When its answer was lost; when it was about to be sent, if the process ended meanwhile. */
  readonly lostAt: Date;
}

/** What we know of the portal's knowledge of a dossier. */
export interface Delivery {
  readonly presence: Presence;
  /** Sequence and digest of the record acknowledged last; digest null: it has to be sent. */
  readonly recordSequence: number;
  readonly recordDigest: string | null;
  readonly stepsUpTo: number;
  readonly stepsAhead: readonly number[];
  readonly open: OpenCall | null;
  /** Failures since the last success. */
  readonly attempts: number;
  /** Those among them where the portal did answer, and the answer told nothing. */
  readonly riddles: number;
}

/** The dossier as it shall be, as far as deciding needs it. */
export interface Target {
  readonly sequence: number;
  readonly digest: string;
  readonly steps: readonly number[];
}

export type Move =
  | { readonly do: 'lookUp' }
  | { readonly do: 'insert' | 'update' }
  | { readonly do: 'progress'; readonly steps: readonly number[] }
  | { readonly do: 'nothing' };

/** Entries in one call, as real clients send them (dvcqg.md section 4). */
const mostEntries = 10;

/** The next call of the algorithm of dvcqg.md section 6.3. */
export function nextMove(delivery: Delivery, target: Target): Move {
  if (delivery.open || delivery.presence === 'unknown') return { do: 'lookUp' };
  if (delivery.presence === 'absent') return { do: 'insert' };
  if (delivery.recordDigest !== target.digest) return { do: 'update' };
  const missing = target.steps.filter((step) => step > delivery.stepsUpTo && !delivery.stepsAhead.includes(step));
  return missing.length > 0 ? { do: 'progress', steps: missing.slice(0, mostEntries) } : { do: 'nothing' };
}

export type FailureReason =
  /** No connection, no log-in, or no answer. */
  | 'PORTAL_UNREACHABLE'
  /** Sent, and not known whether it took effect. */
  | 'UNKNOWN_OUTCOME'
  /** The portal said no. */
  | 'REJECTED'
  /** It refuses changes of a dossier as unknown to it. */
  | 'NOT_KNOWN_THERE'
  | 'LOOK_UP_REFUSED'
  /** The dossier service did not give names and texts. */
  | 'FACTS_UNAVAILABLE'
  /** The owner's data were erased before the portal had everything: what it has stays as it is. */
  | 'OWNER_ERASED'
  /** Events are missing: there is no complete record to send. */
  | 'INCOMPLETE';

/** Go on with the next call, try again later (`hold`: not before the loss has settled), or wait for a person or a newer state. */
export type Verdict =
  | { readonly then: 'continue' }
  | { readonly then: 'retry'; readonly reason: FailureReason; readonly hold?: boolean }
  | { readonly then: 'park'; readonly reason: FailureReason };

export interface Turn {
  readonly delivery: Delivery;
  readonly verdict: Verdict;
}

/**
 * Answers that were given and not understood, or refusals that contradict a look-up: after so many tries become rare, for
 * each may double an entry, but they never end. A portal that comes to its senses needs nobody's help.
 */
export const mostRiddles = 5;

/** What the answer to a changing call means for the dossier. */
export function afterCall(
  before: Delivery,
  target: Target,
  call: OpenCall,
  answer: Pick<PortalAnswer, 'outcome' | 'failing'>,
): Turn {
  const delivery: Delivery = { ...before, open: null };
  const failed: Delivery = { ...delivery, attempts: delivery.attempts + 1 };
  const riddled: Delivery = { ...failed, riddles: delivery.riddles + 1 };
  switch (answer.outcome) {
    case 'accepted':
      return { delivery: accepted(delivery, target, call), verdict: { then: 'continue' } };
    case 'exists':
      return { delivery: { ...delivery, presence: 'present', recordDigest: null }, verdict: { then: 'continue' } };
    case 'unknownDossier':
      return {
        delivery: { ...riddled, presence: 'unknown' },
        verdict: { then: 'retry', reason: 'NOT_KNOWN_THERE' },
      };
    case 'rejected':
      return { delivery: failed, verdict: { then: 'park', reason: 'REJECTED' } };
    case 'notSent':
      return { delivery: failed, verdict: { then: 'retry', reason: 'PORTAL_UNREACHABLE' } };
    case 'unknown':
      return {
        delivery: { ...(answer.failing ? failed : riddled), open: call },
        verdict: { then: 'retry', reason: 'UNKNOWN_OUTCOME' },
      };
  }
}

function accepted(delivery: Delivery, target: Target, call: OpenCall): Delivery {
  const calm = { ...delivery, attempts: 0, riddles: 0 };
  if (call.call === 'progress') return arrived(calm, call.steps);
  const recorded: Delivery = {
    ...calm,
    presence: 'present',
    recordSequence: target.sequence,
    recordDigest: target.digest,
  };
  // A portal that takes an insert did not know the dossier: it has none of its steps either, whatever it once told us.
  return call.call === 'insert' ? { ...recorded, stepsUpTo: 0, stepsAhead: [] } : recorded;
}

/** Steps that are there now; those beyond a gap are remembered one by one (D7). */
export function arrived(delivery: Delivery, steps: readonly number[]): Delivery {
  const there = new Set([...delivery.stepsAhead, ...steps]);
  let stepsUpTo = delivery.stepsUpTo;
  while (there.has(stepsUpTo + 1)) stepsUpTo += 1;
  return {
    ...delivery,
    stepsUpTo,
    stepsAhead: [...there].filter((step) => step > stepsUpTo).toSorted((a, b) => a - b),
  };
}

/** Sequence up to which the portal has everything. */
export function acknowledgedBy(delivery: Delivery, target: Target): number {
  const complete = nextMove(delivery, target).do === 'nothing';
  return complete ? target.sequence : Math.min(delivery.recordSequence, delivery.stepsUpTo);
}
