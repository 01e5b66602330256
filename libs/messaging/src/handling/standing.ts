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

/** What a batch does to a subject. */
export interface Progress {
  readonly before: number;
  readonly after: number;
}

const ADVANCE = `
  with step as (
    select subject, before, after from unnest($2::text[], $3::integer[], $4::integer[]) as s (subject, before, after)
  ), moved as (
    update consumed c set sequence = s.after from step s
    where s.before > 0 and c.topic = $1 and c.subject = s.subject and c.sequence = s.before
    returning 1
  ), begun as (
    insert into consumed (topic, subject, sequence)
    select $1, subject, after from step where before = 0 order by subject
    on conflict do nothing
    returning 1
  )
  select (select count(*) from moved)::integer + (select count(*) from begun)::integer as count`;

/**
 * Notes what was handled.
 *
 * @throws Error when another member has handled a subject meanwhile; the transaction must not commit.
 */
export async function advance(
  manager: EntityManager,
  topic: Topic,
  progress: ReadonlyMap<string, Progress>,
): Promise<void> {
  if (progress.size === 0) return;
  const steps = [...progress.values()];
  const [row] = await manager.query<{ count: number }[]>(ADVANCE, [
    topic,
    [...progress.keys()],
    steps.map(({ before }) => before),
    steps.map(({ after }) => after),
  ]);
  if (row?.count !== progress.size) throw new Error(`another member has handled events of ${topic} meanwhile`);
}
