import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { leafHash, pathsOf, rootOf } from './merkle-tree.js';

const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The definition of RFC 6962 section 2.1, word for word. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha(Buffer.from([0]), leaves[0]!);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(Buffer.from([1]), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

/** RFC 9162 section 2.1.3.2. */
function proves(leaf: Buffer, index: number, size: number, path: readonly Buffer[], root: Buffer): boolean {
  let [node, last, result] = [index, size - 1, leafHash(leaf)];
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      result = sha(Buffer.from([1]), sibling, result);
      while (node % 2 === 0 && node !== 0) [node, last] = [node >> 1, last >> 1];
    } else {
      result = sha(Buffer.from([1]), result, sibling);
    }
    [node, last] = [node >> 1, last >> 1];
  }
  return last === 0 && result.equals(root);
}

const pathOf = (hashes: readonly Buffer[], index: number) => pathsOf(hashes, [index])[0]!;
const leavesOf = (count: number) => Array.from({ length: count }, (_, index) => Buffer.from(`event ${index}`));

describe('the hash tree', () => {
  it('is that of RFC 6962, known answers included', () => {
    expect(rootOf([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    // Certificate Transparency's reference vectors: the first three leaves
    const vectors = [Buffer.alloc(0), Buffer.from([0]), Buffer.from([0x10])].map(leafHash);
    expect(rootOf(vectors.slice(0, 1)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(rootOf(vectors).toString('hex')).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77');
    for (let count = 0; count <= 70; count += 1) {
      const leaves = leavesOf(count);
      expect(rootOf(leaves.map(leafHash))).toEqual(treeHash(leaves));
    }
  });

  it('proves each leaf by its path, and nothing else by it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, at, other) => {
        const leaves = leavesOf(size);
        const hashes = leaves.map(leafHash);
        const [index, wrong] = [at % size, other % size];
        const path = pathOf(hashes, index);
        const root = rootOf(hashes);
        expect(proves(leaves[index]!, index, size, path, root)).toBe(true);
        if (wrong !== index) expect(proves(leaves[wrong]!, index, size, path, root)).toBe(false);
        if (path.length > 0) expect(proves(leaves[index]!, index, size, path.slice(1), root)).toBe(false);
      }),
    );
  });

  it('gives many paths at once as one by one', () => {
    const hashes = leavesOf(77).map(leafHash);
    const all = hashes.map((_, index) => index);
    expect(pathsOf(hashes, all)).toEqual(all.map((index) => pathOf(hashes, index)));
  });

  it('can be built in blocks: the path in the block goes on with that of the block', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.constantFrom(1, 2, 8, 16), fc.nat(), (size, block, at) => {
        const hashes = leavesOf(size).map(leafHash);
        const blocks = Array.from({ length: Math.ceil(size / block) }, (_, number) =>
          hashes.slice(number * block, (number + 1) * block),
        );
        const roots = blocks.map(rootOf);
        expect(rootOf(roots)).toEqual(rootOf(hashes));
        const index = at % size;
        const inBlock = pathOf(blocks[Math.floor(index / block)]!, index % block);
        expect([...inBlock, ...pathOf(roots, Math.floor(index / block))]).toEqual(pathOf(hashes, index));
      }),
    );
  });
});
