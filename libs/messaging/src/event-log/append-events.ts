import type { EntityManager } from 'typeorm';
import type { Head, SealedEvent } from './seal.js';

/** The last event of a subject. Locks the subject until the transaction ends, so that two writers follow each other. */
export async function headOf(manager: EntityManager, subject: string): Promise<Head> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 7204315))', [subject]);
  const [last] = await manager.query<{ sequence: number; digest: Buffer }[]>(
    'select sequence, digest from event where subject = $1 order by sequence desc limit 1',
    [subject],
  );
  return last ?? { sequence: 0, digest: null };
}

/*
 * `with ordinality … order by`: without it the positions do not keep the order of the list, and events of a subject would
 * be published in another order than they happened.
 */
const APPEND = `
  with row as (
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::timestamptz[],
      $8::text[], $9::text[], $10::text[], $11::text[])
      with ordinality as r (id, topic, subject, sequence, type, data, occurred_at, actor, correlation_id, traceparent,
        digest, place)
  ), logged as (
    insert into event (id, subject, sequence, type, data, occurred_at, actor, correlation_id, digest)
    select id, subject, sequence, type, data::json, occurred_at, actor, correlation_id, decode(digest, 'hex')
    from row order by place
    returning position, subject, sequence
  )
  insert into outbox (position, topic, traceparent)
  select logged.position, row.topic, row.traceparent from logged join row using (subject, sequence)
  order by logged.position`;

/** Writes the events to the log and the outbox, in the order given. */
export async function appendEvents(manager: EntityManager, events: readonly SealedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await manager.query(APPEND, [
    events.map(({ id }) => id),
    events.map(({ topic }) => topic),
    events.map(({ subject }) => subject),
    events.map(({ sequence }) => sequence),
    events.map(({ type }) => type),
    events.map(({ data }) => data),
    events.map(({ occurredAt }) => occurredAt),
    events.map(({ actor }) => actor),
    events.map(({ correlationId }) => correlationId),
    events.map(({ traceparent }) => traceparent),
    events.map(({ digest }) => digest.toString('hex')),
  ]);
}

/** What an event is made of in a combined statement, in the order of `appendOneValues`. */
export const appendedColumns = [
  ['log_id', 'uuid'],
  ['log_subject', 'text'],
  ['log_sequence', 'integer'],
  ['log_type', 'text'],
  ['log_data', 'json'],
  ['log_occurred_at', 'timestamptz'],
  ['log_actor', 'text'],
  ['log_correlation_id', 'text'],
  ['log_digest', 'bytea'],
  ['log_topic', 'text'],
  ['log_traceparent', 'text'],
] as const;

const inLog = 'id, subject, sequence, type, data, occurred_at, actor, correlation_id, digest';

/**
 * For a combined statement: the CTEs `logged` and `queued`, which append one event when the CTE `from` has a row.
 *
 * @param firstParameter number of the first of the eleven parameters, whose values are `appendOneValues`.
 */
export function appendOneCtes(from: string, firstParameter: number): string {
  const parameters = appendedColumns.map(([, type], index) => `$${firstParameter + index}::${type}`);
  const [topic, trace] = parameters.slice(-2);
  return `logged as (
    insert into event (${inLog}) select ${parameters.slice(0, -2).join(', ')} from ${from} returning position
  ), queued as (
    insert into outbox (position, topic, traceparent) select position, ${topic}, ${trace} from logged
  )`;
}

/**
 * For a combined statement: the CTEs `logged` and `queued`, which append an event for each row of the CTE `from`; its rows
 * have `appendedColumns` and are of different subjects.
 */
export function appendManyCtes(from: string): string {
  const columns = appendedColumns.slice(0, -2).map(([column]) => column);
  return `logged as (
    insert into event (${inLog}) select ${columns.join(', ')} from ${from} returning position, id
  ), queued as (
    insert into outbox (position, topic, traceparent)
    select position, log_topic, log_traceparent from logged join ${from} on log_id = logged.id
  )`;
}

export function appendOneValues(event: SealedEvent): unknown[] {
  const { id, subject, sequence, type, data, occurredAt, actor, correlationId, digest, topic, traceparent } = event;
  return [id, subject, sequence, type, data, occurredAt, actor, correlationId, digest, topic, traceparent];
}
