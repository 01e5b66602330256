import type { ParkedReason } from '../parking/parked-message.js';
import type { IncomingMessage } from '../transport/transport.js';
import { addressOf, eventOf, UndecodableError, type ReceivedEvent } from './received-event.js';
import type { Progress, Standing } from './standing.js';

export interface Parking {
  readonly message: IncomingMessage;
  readonly reason: ParkedReason;
  readonly error: string | null;
}

export interface Sorted {
  /** To be handled, in the order they came. */
  readonly events: readonly ReceivedEvent[];
  readonly parking: readonly Parking[];
  /** Of each subject that has events to handle. */
  readonly progress: ReadonlyMap<string, Progress>;
}

/** Drops duplicates; sets aside what is no event, what comes after a gap, and everything behind such a message. */
export function sortMessages(messages: readonly IncomingMessage[], standing: Map<string, Standing>): Sorted {
  const events: ReceivedEvent[] = [];
  const parking: Parking[] = [];
  const progress = new Map<string, Progress>();
  for (const message of messages) {
    const { subject, sequence } = addressOf(message);
    const known = standing.get(subject) ?? { sequence: 0, blocked: false };
    standing.set(subject, known);
    if (sequence !== null && sequence <= known.sequence) continue;
    const set = known.blocked ? behind(message) : (refusal(message) ?? gap(message, sequence!, known.sequence));
    if (set) {
      parking.push(set);
      known.blocked = true;
      continue;
    }
    events.push(eventOf(message));
    progress.set(subject, { before: progress.get(subject)?.before ?? known.sequence, after: sequence! });
    known.sequence = sequence!;
  }
  return { events, parking, progress };
}

function behind(message: IncomingMessage): Parking {
  return { message, reason: 'behind', error: null };
}

function refusal(message: IncomingMessage): Parking | undefined {
  try {
    eventOf(message);
    return undefined;
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error;
    return { message, reason: 'undecodable', error: error.message };
  }
}

function gap(message: IncomingMessage, sequence: number, last: number): Parking | undefined {
  if (sequence === last + 1) return undefined;
  return { message, reason: 'gap', error: `${last + 1} was expected, ${sequence} came` };
}
