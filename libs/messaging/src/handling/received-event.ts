import type { IncomingMessage } from '../transport/transport.js';

/** An event as a handler gets it. */
export interface ReceivedEvent<Data extends object = object> {
  readonly id: string;
  readonly type: string;
  /** Name of the service it happened in. */
  readonly source: string;
  readonly subject: string;
  /** Number of the event within its subject, from 1, without gaps. */
  readonly sequence: number;
  /** ISO 8601. */
  readonly occurredAt: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly data: Data;
}

/** Where a message belongs, as far as it says so. */
export interface Address {
  readonly subject: string;
  readonly sequence: number | null;
}

/** A message that is no event. */
export class UndecodableError extends Error {
  override readonly name = 'UndecodableError';
}

/** @throws UndecodableError */
export function eventOf({ headers, value }: IncomingMessage): ReceivedEvent {
  const sequence = sequenceOf(headers);
  const { ce_id: id, ce_type: type, ce_subject: subject, ce_source: source, ce_time: occurredAt } = headers;
  if (!id || !type || !subject || sequence === null) {
    throw new UndecodableError('ce_id, ce_type, ce_subject or ce_sequence is missing or not valid');
  }
  return {
    id,
    type,
    source: source ?? '',
    subject,
    sequence,
    occurredAt: occurredAt ?? '',
    actor: headers['actor'] ?? '',
    correlationId: headers['correlationid'] ?? '',
    data: dataOf(value),
  };
}

/** Of a message that may be no event: the subject it names, else its key, else its place on the bus. */
export function addressOf({ headers, key, partition, offset }: IncomingMessage): Address {
  const subject = headers['ce_subject'] || key || `?${partition}@${offset}`;
  return { subject, sequence: headers['ce_subject'] ? sequenceOf(headers) : null };
}

/** What tells this message from every other. */
export function identityOf({ headers, partition, offset }: IncomingMessage): string {
  return headers['ce_id'] || `${partition}@${offset}`;
}

function sequenceOf(headers: IncomingMessage['headers']): number | null {
  const text = headers['ce_sequence'] ?? '';
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function dataOf(value: string | null): object {
  try {
    const data: unknown = JSON.parse(value ?? '');
    if (typeof data === 'object' && data !== null) return data;
  } catch (cause) {
    throw new UndecodableError('the value is not JSON', { cause });
  }
  throw new UndecodableError('the value is no JSON object');
}
