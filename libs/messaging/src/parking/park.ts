import type { EntityManager } from 'typeorm';
import { addressOf } from '../handling/received-event.js';
import type { Parking } from '../handling/sort-messages.js';
import { nextDelay } from './parked-message.js';

/* A message that comes again while it is parked is not parked twice; without a sequence it is known by what it says. */
const PARK = `
  insert into parked (topic, subject, sequence, key, value, headers, reason, error, attempts, next_attempt_at)
  select r.topic, r.subject, r.sequence, r.key, r.value, r.headers, r.reason, r.error, r.attempts,
    now() + make_interval(secs => r.delay)
  from jsonb_to_recordset($1::jsonb) as r (topic text, subject text, sequence integer, key text, value text,
    headers json, reason text, error text, attempts integer, delay double precision, place integer)
  where r.sequence is not null or not exists (
    select from parked p where p.topic = r.topic and p.subject = r.subject and p.sequence is null
      and p.value is not distinct from r.value)
  order by place
  on conflict (topic, subject, sequence) do nothing`;

/** Sets messages aside, in the order given. `attempts`: how often each was tried so far. */
export async function park(manager: EntityManager, parking: readonly Parking[], attempts = 0): Promise<void> {
  if (parking.length === 0) return;
  const rows = parking.map(({ message, reason, error }, place) => ({
    place,
    topic: message.topic,
    ...addressOf(message),
    key: message.key,
    value: message.value,
    headers: message.headers,
    reason,
    error,
    attempts,
    delay: nextDelay(reason, attempts),
  }));
  await manager.query(PARK, [JSON.stringify(rows)]);
}
