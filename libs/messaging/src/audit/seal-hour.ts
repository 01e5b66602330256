import type { EntityManager } from 'typeorm';
import { rootColumns, rootDigest, type AuditRoot } from './audit-root.js';
import { eventTree } from './event-tree.js';

const POLL_MS = 50;
const LONGEST_WAIT_MS = 30_000;

/*
 * Who may still commit an event with a position that was given out already. Whoever inserts holds this lock before it takes a
 * position, and until its commit is visible to all.
 */
const OPEN_WRITERS = `
  select virtualtransaction as writer from pg_locks
  where locktype = 'relation' and relation = 'event'::regclass and mode = 'RowExclusiveLock'
    and database = (select oid from pg_database where datname = current_database())`;

const INSERT = `
  insert into audit_root (number, service, began_at, ended_at, first_position, last_position, events, root, previous, digest,
    block_ends, block_hashes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::bigint[], $12)`;

export interface Hour {
  readonly service: string;
  readonly beganAt: Date;
  readonly endedAt: Date;
}

export async function newestRoot(manager: EntityManager): Promise<AuditRoot | undefined> {
  const [root] = await manager.query<AuditRoot[]>(`select ${rootColumns} from audit_root order by number desc limit 1`);
  return root;
}

/**
 * Writes the root of an hour that has ended. To the hour belong all events that no earlier root covers, up to the highest position
 * that is committed now. Positions are given out before the commit, so a lower one may still be on its way: first everybody who
 * writes at this moment has to have ended. After that nothing can appear below the line any more, and the next root begins above it.
 *
 * The caller makes sure that nobody else does it at the same time. Each statement needs a snapshot of its own: no transaction
 * with a fixed one.
 *
 * @throws Error when a transaction stays open for 30 seconds: nothing is written, the events belong to a later attempt.
 */
export async function sealHour(
  manager: EntityManager,
  hour: Hour,
  before: AuditRoot | undefined,
  longestWaitMs = LONGEST_WAIT_MS,
): Promise<AuditRoot> {
  const firstPosition = (before?.lastPosition ?? 0) + 1;
  const [highest] = await manager.query<{ position: number | null }[]>(
    'select max(position)::float8 as position from event',
  );
  const lastPosition = Math.max(highest?.position ?? 0, firstPosition - 1);
  await writersGone(manager, longestWaitMs);
  const tree = await eventTree(manager, before?.lastPosition ?? Number.MIN_SAFE_INTEGER, lastPosition);
  const statement = {
    ...hour,
    number: (before?.number ?? 0) + 1,
    firstPosition,
    lastPosition,
    events: tree.events,
    root: tree.root,
    previous: before?.digest ?? null,
  };
  const sealed = { ...statement, digest: rootDigest(statement) };
  const { number, service, beganAt, endedAt, events, root, previous, digest } = sealed;
  await manager.query(INSERT, [
    ...[number, service, beganAt, endedAt, firstPosition, lastPosition, events, root, previous, digest],
    tree.blockEnds,
    Buffer.concat(tree.blockHashes),
  ]);
  return sealed;
}

/** Waits for those who write now; those who come later have higher positions. */
async function writersGone(manager: EntityManager, longestWaitMs: number): Promise<void> {
  const writers = async () => {
    const rows = await manager.query<{ writer: string }[]>(OPEN_WRITERS);
    return new Set(rows.map(({ writer }) => writer));
  };
  const limit = Date.now() + longestWaitMs;
  let open = await writers();
  while (open.size > 0) {
    if (Date.now() > limit) throw new Error(`${open.size} transactions have events that are not committed yet`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const still = await writers();
    open = new Set([...open].filter((writer) => still.has(writer)));
  }
}
