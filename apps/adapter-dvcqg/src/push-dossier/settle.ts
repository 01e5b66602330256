import type { PortalAnswer } from '../portal-client/client.js';
import { arrived, mostRiddles, type Delivery, type FailureReason, type OpenCall, type Turn } from './delivery.js';

export type SettledAs = 'arrived' | 'partly' | 'notArrived' | 'sentAgain';

/** What a look-up showed, compared with the dossier as it shall be now. */
export interface ReadBack {
  readonly known: boolean;
  /** The answer carried no `result` at all: some portals say so that they do not know a dossier (M11), a confused one says it of any. */
  readonly silent?: boolean;
  /** Does the stored record equal the one we want? Null: it cannot be read. */
  readonly sameRecord: boolean | null;
  /** Steps wanted that are, and that are not, among the stored entries. Null: they cannot be read. */
  readonly steps: { readonly there: readonly number[]; readonly missing: readonly number[] } | null;
}

export interface SettledTurn extends Turn {
  /** How the open call ended, when that is known now. */
  readonly settled?: { readonly number: number; readonly as: SettledAs };
}

/**
 * Takes a look-up into account. That something arrived is believed at once; that it did not, only when the read-back had
 * time to catch up and the call to come through late (M7, M12): `patient` says that this time is not over. Silence about a
 * dossier that was there is a riddle, for believing it sends everything again.
 */
export function afterLookUp(
  before: Delivery,
  target: { readonly sequence: number; readonly digest: string },
  answer: Pick<PortalAnswer, 'outcome' | 'failing'>,
  seen: ReadBack,
  patient: boolean,
): SettledTurn {
  const { open } = before;
  if (answer.outcome === 'rejected') return retry(before, 'LOOK_UP_REFUSED');
  if (answer.outcome === 'unknown' || answer.outcome === 'notSent') return retry(before, 'PORTAL_UNREACHABLE');
  if (!seen.known) {
    if (open && patient) return hold(before);
    if (seen.silent && before.presence === 'present' && before.riddles < mostRiddles)
      return retry({ ...before, riddles: before.riddles + 1 }, 'UNKNOWN_OUTCOME');
    return settled({ ...before, presence: 'absent', recordDigest: null, open: null }, open, 'notArrived');
  }
  const same =
    seen.sameRecord === true
      ? { recordSequence: target.sequence, recordDigest: target.digest }
      : { recordDigest: null };
  const present: Delivery = { ...before, presence: 'present', open: null };
  if (!open) return settled(arrived({ ...present, ...same }, seen.steps?.there ?? []), null, 'arrived');
  if (open.call === 'progress') return settleProgress(before, present, open, seen, patient);
  if (seen.sameRecord !== true && patient) return hold(before);
  // What an insert made has no steps of an earlier life.
  const fresh =
    open.call === 'insert' ? arrived({ ...present, stepsUpTo: 0, stepsAhead: [] }, seen.steps?.there ?? []) : present;
  if (seen.sameRecord === true) return settled({ ...fresh, ...same, attempts: 0, riddles: 0 }, open, 'arrived');
  return settled({ ...fresh, ...same }, open, seen.sameRecord === false ? 'notArrived' : 'sentAgain');
}

function settleProgress(
  before: Delivery,
  present: Delivery,
  open: OpenCall,
  { steps }: ReadBack,
  patient: boolean,
): SettledTurn {
  if (steps === null) return patient ? hold(before) : settled(present, open, 'sentAgain');
  const there = open.steps.filter((step) => !steps.missing.includes(step));
  if (there.length === open.steps.length)
    return settled({ ...arrived(present, there), attempts: 0, riddles: 0 }, open, 'arrived');
  if (patient) return hold(before);
  return settled(arrived(present, there), open, there.length > 0 ? 'partly' : 'notArrived');
}

function settled(delivery: Delivery, open: OpenCall | null, as: SettledAs): SettledTurn {
  return { delivery, verdict: { then: 'continue' }, ...(open ? { settled: { number: open.number, as } } : {}) };
}

function hold(delivery: Delivery): SettledTurn {
  return { delivery, verdict: { then: 'retry', reason: 'UNKNOWN_OUTCOME', hold: true } };
}

function retry(before: Delivery, reason: FailureReason): SettledTurn {
  return { delivery: { ...before, attempts: before.attempts + 1 }, verdict: { then: 'retry', reason } };
}
