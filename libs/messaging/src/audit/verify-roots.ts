import type { EntityManager } from 'typeorm';
import { rootColumns, rootDigest, rootText, type AuditRoot } from './audit-root.js';
import { eventTree, pageByIndex, type EventTree } from './event-tree.js';

/** What does not fit in the roots of an event log. */
export interface RootFault {
  /** Number of the root; of a missing one the number it should have. */
  readonly root: number;
  /** End of its hour; absent for a missing one. */
  readonly endedAt?: Date;
  /**
   * `missing`: roots were removed before the next one. `edited`: the row is not what was written. `unchained`: it does not follow the
   * root before it, so one of the two was made anew. `events`: the events it covers were edited, removed, added or put in another
   * order. `blocks`: the stored subtrees are not those of the events. `stampMissing`: a later root has a time stamp, this one has not.
   * `stamp`: its time stamp does not hold. `cutOff`: a later one is known elsewhere. `madeAnew`: another one is known elsewhere.
   */
  readonly fault:
    'missing' | 'edited' | 'unchained' | 'events' | 'blocks' | 'stampMissing' | 'stamp' | 'cutOff' | 'madeAnew';
  readonly detail?: string;
}

export interface VerifiedRoots {
  readonly roots: number;
  /** Roots whose time stamp holds. */
  readonly stamped: number;
  /** Roots that have no time stamp yet. */
  readonly waiting: number;
  /** Events that no root covers yet. */
  readonly unsealed: number;
  readonly newest?: AuditRoot;
  readonly faults: readonly RootFault[];
}

/** Checks that a token is a time stamp over the text of a root, by somebody who is trusted, and gives the time. Throws otherwise. */
export type StampCheck = (token: Buffer, text: Buffer) => Promise<Date>;

/** A root as somebody wrote it down outside the database. */
export interface RootWitness {
  readonly number: number;
  readonly digest: Buffer;
}

export interface VerifyRootsOptions {
  readonly service: string;
  /** Absent: time stamps are not looked into. */
  readonly check?: StampCheck | undefined;
  /** Without it an end that was cut off together with its roots is not found. */
  readonly witness?: RootWitness | undefined;
}

interface Row extends AuditRoot {
  readonly blockEnds: readonly number[];
  readonly blockHashes: Buffer;
  readonly token: Buffer | null;
  readonly stampedAt: Date | null;
}

const PAGE = 100;
/** Clocks of the servers of one authority. */
const STAMP_TOLERANCE_MS = 60_000;
const ROOTS = `
  select ${rootColumns}, block_ends::float8[] as "blockEnds", block_hashes as "blockHashes", token, stamped_at as "stampedAt"
  from audit_root left join audit_stamp using (number) where number > $1 order by number limit ${PAGE}`;

/** Computes every root anew from the event log, and checks their chain and their time stamps. Wants a transaction with one snapshot. */
export async function verifyRoots(
  manager: EntityManager,
  { service, check, witness }: VerifyRootsOptions,
): Promise<VerifiedRoots> {
  const [last] = await manager.query<{ number: number | null }[]>('select max(number) as number from audit_stamp');
  await pageByIndex(manager, 'local');
  const faults: RootFault[] = [];
  let [roots, stamped, waiting] = [0, 0, 0];
  let before: Row | undefined;
  for (let size = PAGE; size === PAGE;) {
    const rows = await manager.query<Row[]>(ROOTS, [before?.number ?? 0]);
    for (const row of rows) {
      const fault = rowFault(row, before, service) ?? treeFault(row, await treeOf(manager, row, before));
      const stamp = await stampFault(row, last?.number ?? 0, check);
      const late = before && lateFault(before, row);
      if (row.token === null) waiting += 1;
      else if (!stamp && check) stamped += 1;
      faults.push(...[late, fault, stamp, witness && witnessFault(row, witness)].filter((one) => one !== undefined));
      before = row;
    }
    roots += rows.length;
    size = rows.length;
  }
  const newest = before?.number ?? 0;
  if (witness && witness.number > newest) faults.push({ root: newest + 1, fault: 'cutOff' });
  const [open] = await manager.query<{ events: number }[]>(
    'select count(*)::float8 as events from event where position > $1',
    [before?.lastPosition ?? Number.MIN_SAFE_INTEGER],
  );
  return { roots, stamped, waiting, unsealed: open!.events, ...(before && { newest: before }), faults };
}

function witnessFault({ number, endedAt, digest }: Row, witness: RootWitness): RootFault | undefined {
  if (number !== witness.number || digest.equals(witness.digest)) return undefined;
  return { root: number, endedAt, fault: 'madeAnew' };
}

function treeOf(manager: EntityManager, row: Row, before: Row | undefined): Promise<EventTree> {
  return eventTree(manager, before ? row.firstPosition - 1 : Number.MIN_SAFE_INTEGER, row.lastPosition);
}

function rowFault(row: Row, before: Row | undefined, service: string): RootFault | undefined {
  const { number, endedAt } = row;
  const expected = (before?.number ?? 0) + 1;
  if (number !== expected) return { root: expected, fault: 'missing' };
  if (row.service !== service || !rootDigest(row).equals(row.digest)) return { root: number, endedAt, fault: 'edited' };
  const follows = before
    ? row.previous?.equals(before.digest) === true &&
      row.firstPosition === before.lastPosition + 1 &&
      row.beganAt.getTime() === before.endedAt.getTime()
    : row.firstPosition === 1;
  return follows ? undefined : { root: number, endedAt, fault: 'unchained' };
}

function treeFault(row: Row, tree: EventTree): RootFault | undefined {
  const { number: root, endedAt } = row;
  const kept = row.blockEnds.map((_, index) => row.blockHashes.subarray(32 * index, 32 * (index + 1)));
  const differs = kept.findIndex((hash, index) => tree.blockHashes[index]?.equals(hash) !== true);
  if (!tree.root.equals(row.root) || tree.events !== row.events) {
    const from = (row.blockEnds[differs - 1] ?? row.firstPosition - 1) + 1;
    const upTo = row.blockEnds[differs] ?? row.lastPosition;
    return { root, endedAt, fault: 'events', detail: `the first of them at a position from ${from} to ${upTo}` };
  }
  const same = differs < 0 && row.blockEnds.join() === tree.blockEnds.join();
  return same ? undefined : { root, endedAt, fault: 'blocks' };
}

async function stampFault(
  row: Row,
  lastStamped: number,
  check: StampCheck | undefined,
): Promise<RootFault | undefined> {
  const { number: root, endedAt, token, stampedAt } = row;
  if (token === null) return root < lastStamped ? { root, endedAt, fault: 'stampMissing' } : undefined;
  if (!check) return undefined;
  try {
    const told = await check(token, rootText(row));
    if (told.getTime() === stampedAt!.getTime()) return undefined;
    return { root, endedAt, fault: 'stamp', detail: 'the time beside it is not the one it tells' };
  } catch (error) {
    return { root, endedAt, fault: 'stamp', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Roots are stamped in order. */
function lateFault({ number: root, endedAt, stampedAt }: Row, next: Row): RootFault | undefined {
  if (!stampedAt || !next.stampedAt || stampedAt.getTime() <= next.stampedAt.getTime() + STAMP_TOLERANCE_MS) {
    return undefined;
  }
  return { root, endedAt, fault: 'stamp', detail: 'it is later than that of the next root: it is not the first one' };
}
