import type { EntityManager } from 'typeorm';
import { leafHash, rootOf } from './merkle-tree.js';

/** Events of a block: a power of two, so that the blocks are subtrees of the whole. */
export const BLOCK = 256;
const PAGE = 20 * BLOCK;

const DIGESTS = `
  select position::float8 as position, digest from event where position > $1 and position <= $2 order by position limit $3`;

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
