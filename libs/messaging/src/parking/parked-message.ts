import type { Topic } from '@motcua/contracts';
import type { IncomingMessage } from '../transport/transport.js';

/**
 * `failed`: its handler threw, tried again with back-off. `crashed`: the process died while it was handled, tried again a few
 * times. `gap`: one before it is missing, tried again in case it comes. `refused`: the handler says that no repetition helps.
 * `undecodable`: no event. `behind`: waits for one of those, of the same subject.
 */
export const parkedReasons = ['failed', 'refused', 'undecodable', 'gap', 'crashed', 'behind'] as const;
export type ParkedReason = (typeof parkedReasons)[number];

export interface ParkedRow {
  readonly id: string;
  readonly topic: Topic;
  readonly subject: string;
  readonly sequence: number | null;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly reason: ParkedReason;
  readonly attempts: number;
  readonly deaths: number;
  readonly gap_accepted: boolean;
}

/** The message as it came; where it stood on the bus no longer matters. */
export function messageOf({ id, topic, key, value, headers }: ParkedRow): IncomingMessage {
  return { topic, partition: -1, offset: id, key, value, headers };
}

const FIRST_DELAY_S = 1;
const LAST_DELAY_S = 600;
/** A message that kills the process so often is left to an operator. */
const MOST_CRASHES = 5;

/** Seconds until the next attempt, with jitter; null: only an operator's act moves it. */
export function nextDelay(reason: ParkedReason, attempts: number, random: () => number = Math.random): number | null {
  if (reason === 'refused' || reason === 'undecodable') return null;
  if (reason === 'crashed' && attempts >= MOST_CRASHES) return null;
  if (reason === 'behind') return 0;
  const delay = Math.min(LAST_DELAY_S, FIRST_DELAY_S * 2 ** Math.min(attempts, 20));
  return delay * (0.75 + random() / 2);
}
