import type { Topic } from '@motcua/contracts';
import type { EntityManager } from 'typeorm';

/** How far a subject has been handled here, and whether messages of it are parked. */
export interface Standing {
  sequence: number;
  blocked: boolean;
}

/* Rows are locked in one order, so that two members that both think the partition is theirs follow each other. */
const STANDING = `
  with known as materialized (
    select subject, sequence from consumed where topic = $1 and subject = any($2::text[]) order by subject for update
  )
  select s.subject, coalesce(k.sequence, 0) as sequence,
    exists (select from parked p where p.topic = $1 and p.subject = s.subject) as blocked
  from unnest($2::text[]) as s (subject) left join known k using (subject)`;

/** Locks what it reads until the transaction ends. */
export async function standingOf(
  manager: EntityManager,
  topic: Topic,
  subjects: readonly string[],
): Promise<Map<string, Standing>> {
  const distinct = [...new Set(subjects)];
  if (distinct.length === 0) return new Map();
  const rows = await manager.query<({ subject: string } & Standing)[]>(STANDING, [topic, distinct]);
  return new Map(rows.map(({ subject, sequence, blocked }) => [subject, { sequence, blocked }]));
}

const ADVANCE = `
  insert into consumed as c (topic, subject, sequence)
  select $1, subject, sequence from unnest($2::text[], $3::integer[]) as r (subject, sequence) order by subject
  on conflict (topic, subject) do update set sequence = excluded.sequence where c.sequence < excluded.sequence
  returning 1`;

/**
 * Notes what was handled.
 *
 * @throws Error when another member has handled a subject meanwhile; the transaction must not commit.
 */
export async function advance(
  manager: EntityManager,
  topic: Topic,
  reached: ReadonlyMap<string, number>,
): Promise<void> {
  if (reached.size === 0) return;
  const rows = await manager.query<unknown[]>(ADVANCE, [topic, [...reached.keys()], [...reached.values()]]);
  if (rows.length !== reached.size) throw new Error(`another member has handled events of ${topic} meanwhile`);
}
