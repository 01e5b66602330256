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

/**
 * For a combined statement: the CTEs `logged` and `queued`, which append one event when the CTE `from` has a row.
 *
 * @param firstParameter number of the first of the eleven parameters, whose values are `appendOneValues`.
 */
export function appendOneCtes(from: string, firstParameter: number): string {
  const [id, subject, sequence, type, data, at, actor, correlation, digest, topic, trace] = Array.from(
    { length: 11 },
    (_, index) => `$${firstParameter + index}`,
  );
  return `logged as (
    insert into event (id, subject, sequence, type, data, occurred_at, actor, correlation_id, digest)
    select ${id}::uuid, ${subject}::text, ${sequence}::integer, ${type}::text, ${data}::json, ${at}::timestamptz,
      ${actor}::text, ${correlation}::text, ${digest}::bytea from ${from}
    returning position
  ), queued as (
    insert into outbox (position, topic, traceparent) select position, ${topic}::text, ${trace}::text from logged
  )`;
}

export function appendOneValues(event: SealedEvent): unknown[] {
  const { id, subject, sequence, type, data, occurredAt, actor, correlationId, digest, topic, traceparent } = event;
  return [id, subject, sequence, type, data, occurredAt, actor, correlationId, digest, topic, traceparent];
}
