import type { Topic } from '@motcua/contracts';
import type { OutgoingMessage } from '../transport/transport.js';

/** A row of the outbox with its event. */
export interface OutboxRow {
  readonly position: string;
  readonly topic: Topic;
  readonly traceparent: string | null;
  readonly id: string;
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  readonly data: string;
  readonly occurredAt: Date;
  readonly actor: string;
  readonly correlationId: string;
}

/** CloudEvents 1.0, binary mode of its Kafka binding: attributes as headers, the data as the value. */
export function messageOf(row: OutboxRow, source: string): OutgoingMessage {
  return {
    topic: row.topic,
    key: row.subject,
    value: row.data,
    headers: {
      ce_specversion: '1.0',
      ce_id: row.id,
      ce_source: source,
      ce_type: row.type,
      ce_subject: row.subject,
      ce_time: row.occurredAt.toISOString(),
      ce_sequence: String(row.sequence),
      'content-type': 'application/json',
      correlationid: row.correlationId,
      actor: row.actor,
      ...(row.traceparent !== null && { traceparent: row.traceparent }),
    },
  };
}
