import type { EntityManager } from 'typeorm';
import { rootColumns, type AuditRoot } from './audit-root.js';
import { BLOCK, digestsBetween } from './event-tree.js';
import { leafHash, pathsOf } from './merkle-tree.js';

/** An event as it was written, and where it is in the tree of its hour. */
export interface ProvenEvent {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly occurredAt: Date;
  readonly actor: string;
  readonly correlationId: string;
  /** JSON text, to the letter. */
  readonly data: string;
  readonly digest: Buffer;
  /** Absent: the hour is not sealed yet. */
  readonly sealed?: SealedPlace;
}

/** RFC 6962: leaf `index` of the tree, and the hashes on its way up to the root. */
export interface SealedPlace {
  readonly root: number;
  readonly index: number;
  readonly path: readonly Buffer[];
}

export interface SubjectProof {
  readonly events: readonly ProvenEvent[];
  /** Those the events are in, with the time stamp token when they have one. */
  readonly roots: readonly (AuditRoot & { readonly token: Buffer | null })[];
}

interface EventRow extends Omit<ProvenEvent, 'sealed'> {
  readonly position: number;
  /** Null: not sealed. */
  readonly root: number | null;
}
interface RootRow extends AuditRoot {
  readonly blockEnds: readonly number[];
  readonly blockHashes: Buffer;
  readonly token: Buffer | null;
}

const EVENTS = `
  select event.position::float8 as position, id, sequence, type, occurred_at as "occurredAt", actor,
    correlation_id as "correlationId", data::text as data, event.digest,
    (select number from audit_root where events > 0 and last_position >= event.position order by last_position limit 1) as root
  from event where subject = $1 order by sequence`;

const ROOTS = `
  select ${rootColumns}, block_ends::float8[] as "blockEnds", block_hashes as "blockHashes", token
  from audit_root left join audit_stamp using (number) where number = any($1::integer[]) order by number`;

/**
 * All that a stranger needs to check the events of a subject without the database. Of an hour only the blocks are read that the
 * events are in; what is read never changes, so it needs no snapshot.
 */
export async function proveSubject(manager: EntityManager, subject: string): Promise<SubjectProof> {
  const events = await manager.query<EventRow[]>(EVENTS, [subject]);
  const numbers = [...new Set(events.map(({ root }) => root))].filter((root) => root !== null);
  const rows = await manager.query<RootRow[]>(ROOTS, [numbers]);
  const places = new Map<number, SealedPlace>();
  for (const root of rows) {
    const positions = events.filter((event) => event.root === root.number).map(({ position }) => position);
    for (const [position, place] of await placesIn(manager, root, positions)) places.set(position, place);
  }
  return {
    events: events.map(({ position, root: _, ...event }) => {
      const sealed = places.get(position);
      return { ...event, ...(sealed && { sealed }) };
    }),
    roots: rows.map(({ blockEnds: _, blockHashes: __, ...root }) => root),
  };
}

async function placesIn(
  manager: EntityManager,
  { number, firstPosition, blockEnds, blockHashes }: RootRow,
  positions: readonly number[],
): Promise<[number, SealedPlace][]> {
  const roots = blockEnds.map((_, index) => blockHashes.subarray(32 * index, 32 * (index + 1)));
  const places: [number, SealedPlace][] = [];
  const byBlock = Map.groupBy(positions, (position) => blockEnds.findIndex((end) => end >= position));
  byBlock.delete(-1);
  const above = pathsOf(roots, [...byBlock.keys()]);
  for (const [which, [block, own]] of [...byBlock].entries()) {
    const after = blockEnds[block - 1] ?? firstPosition - 1;
    const leaves = await digestsBetween(manager, after, blockEnds[block]!, BLOCK);
    const hashes = leaves.map(({ digest }) => leafHash(digest));
    const indexes = own.map((position) => leaves.findIndex((leaf) => leaf.position === position));
    const within = pathsOf(hashes, indexes);
    for (const [turn, position] of own.entries()) {
      const path = [...within[turn]!, ...above[which]!];
      places.push([position, { root: number, index: block * BLOCK + indexes[turn]!, path }]);
    }
  }
  return places;
}
