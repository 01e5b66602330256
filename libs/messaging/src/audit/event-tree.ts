import type { EntityManager } from 'typeorm';
import { leafHash, rootOf } from './merkle-tree.js';

/** Events of a block: a power of two, so that the blocks are subtrees of the whole. */
export const BLOCK = 256;
const PAGE = 20 * BLOCK;

/* By the column, not by what is selected: that is an expression, and all rows of the range would be sorted for every page. */
const DIGESTS = `
  select position::float8 as position, digest from event where position > $1 and position <= $2
  order by event.position limit $3`;

/**
 * Before `eventTree`, for the session or the transaction. A table without statistics (just restored) is taken for small, and every page
 * would fetch and sort all that is left of the range.
 */
export async function pageByIndex(manager: EntityManager, scope: 'session' | 'local'): Promise<void> {
  await manager.query(`set ${scope} enable_bitmapscan = off; set ${scope} enable_seqscan = off`);
}

export async function pageAsPlanned(manager: EntityManager): Promise<void> {
  await manager.query('reset enable_bitmapscan; reset enable_seqscan');
}

interface Leaf {
  readonly position: number;
  readonly digest: Buffer;
}

/** Hash tree over a range of the event log, as much of it as is kept. */
export interface EventTree {
  readonly events: number;
  readonly root: Buffer;
  /** Last position of each block. */
  readonly blockEnds: readonly number[];
  /** Roots of the blocks. */
  readonly blockHashes: readonly Buffer[];
}

/** Reads page by page: what is held at a time are a page and 40 bytes for each block. */
export async function eventTree(manager: EntityManager, after: number, upTo: number): Promise<EventTree> {
  const blockEnds: number[] = [];
  const blockHashes: Buffer[] = [];
  let events = 0;
  for (let size = PAGE; size === PAGE;) {
    const page = await digestsBetween(manager, after, upTo, PAGE);
    for (let from = 0; from < page.length; from += BLOCK) {
      const block = page.slice(from, from + BLOCK);
      blockEnds.push(block.at(-1)!.position);
      blockHashes.push(rootOf(block.map(({ digest }) => leafHash(digest))));
    }
    events += page.length;
    after = page.at(-1)?.position ?? after;
    size = page.length;
  }
  return { events, root: rootOf(blockHashes), blockEnds, blockHashes };
}

export function digestsBetween(manager: EntityManager, after: number, upTo: number, most: number): Promise<Leaf[]> {
  return manager.query<Leaf[]>(DIGESTS, [after, upTo, most]);
}
