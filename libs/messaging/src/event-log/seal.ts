import { hash, randomUUID } from 'node:crypto';
import type { DomainEvent, EventClass, Topic } from '@motcua/contracts';
import { assertValid } from './event-schema.js';

/** The last event of a subject; `{ sequence: 0, digest: null }` before the first. */
export interface Head {
  readonly sequence: number;
  readonly digest: Buffer | null;
}

/** Who did it, in answer to what, and when. */
export interface EventOrigin {
  readonly actor: string;
  readonly correlationId: string;
  readonly at: Date;
  /** W3C trace context of the request. */
  readonly traceparent?: string | undefined;
}

/** An event as it is stored and travels. */
export interface SealedEvent {
  readonly id: string;
  readonly topic: Topic;
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  /** JSON text; the digest covers it to the letter. */
  readonly data: string;
  readonly occurredAt: Date;
  readonly actor: string;
  readonly correlationId: string;
  readonly traceparent: string | null;
  readonly digest: Buffer;
}

/**
 * Numbers the events of one subject, checks them against their schemas and chains their digests.
 *
 * @throws InvalidEventError when the data do not fit the event's schema: nothing wrong is ever written.
 */
export function seal(head: Head, events: readonly DomainEvent[], origin: EventOrigin): SealedEvent[] {
  let { sequence, digest } = head;
  return events.map((event) => {
    const { topic, type } = event.constructor as EventClass;
    assertValid(event);
    sequence += 1;
    const facts = {
      id: randomUUID(),
      topic,
      subject: event.subject,
      sequence,
      type,
      data: JSON.stringify(event.data),
      occurredAt: origin.at,
      actor: origin.actor,
      correlationId: origin.correlationId,
    };
    digest = digestOf(digest, facts);
    return { ...facts, traceparent: origin.traceparent ?? null, digest };
  });
}

type Facts = Omit<SealedEvent, 'digest' | 'topic' | 'traceparent'>;

/** SHA-256 over the digest before (none for the first) and the facts of the event, each on a line of its own. */
export function digestOf(before: Buffer | null, event: Facts): Buffer {
  const { id, subject, sequence, type, occurredAt, actor, correlationId, data } = event;
  const lines = [id, subject, sequence, type, occurredAt.toISOString(), actor, correlationId, data];
  return hash(
    'sha256',
    [before?.toString('hex') ?? '', ...lines.map((line) => JSON.stringify(line))].join('\n'),
    'buffer',
  );
}
