import { hash } from 'node:crypto';

/*
 * The hash tree of RFC 6962 section 2.1 with SHA-256. Leaves and nodes are hashed with different first bytes, so that no node can
 * be passed off as a leaf. The RFC splits at the largest power of two below the number of leaves; pairing level by level, an odd
 * last one going up as it is, gives the same tree.
 */
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export function leafHash(data: Buffer): Buffer {
  return hash('sha256', Buffer.concat([LEAF, data]), 'buffer');
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

/** Root over hashes of leaves, or over roots of equal subtrees whose size is a power of two (the last one may be smaller). */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  let level = hashes;
  while (level.length > 1) level = above(level);
  return level[0] ?? hash('sha256', '', 'buffer');
}

/** What each of these leaves is hashed with on the way up, lowest first. */
export function pathsOf(hashes: readonly Buffer[], indexes: readonly number[]): Buffer[][] {
  const paths = indexes.map((): Buffer[] => []);
  let height = 0;
  for (let level = hashes; level.length > 1; level = above(level)) {
    for (const [which, index] of indexes.entries()) {
      const sibling = level[(index >> height) ^ 1];
      if (sibling) paths[which]!.push(sibling);
    }
    height += 1;
  }
  return paths;
}

function above(level: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const right = level[index + 1];
    next.push(right ? nodeHash(level[index]!, right) : level[index]!);
  }
  return next;
}
