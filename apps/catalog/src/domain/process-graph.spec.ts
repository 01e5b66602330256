import fc from 'fast-check';
import { heaviestWay, reachableFrom, reaching, type Edge } from './process-graph.js';

const nodes = ['a', 'b', 'c', 'd', 'e', 'f'];
const node = fc.constantFrom(...nodes);
const edges = fc.array(fc.record({ from: node, to: node }), { maxLength: 12 });
const weights = fc.record(Object.fromEntries(nodes.map((name) => [name, fc.nat(9)])));

/** Warshall: as slow as it is plain. */
function slowlyReached(edgesOf: readonly Edge[]): Set<string> {
  const pairs = new Set([...nodes.map((name) => name + name), ...edgesOf.map(({ from, to }) => from + to)]);
  for (const via of nodes)
    for (const from of nodes)
      for (const to of nodes) if (pairs.has(from + via) && pairs.has(via + to)) pairs.add(from + to);
  return pairs;
}

/** Every walk, as the set of nodes it has seen; enumerated until no walk is new. */
function slowlyHeaviest(start: string, edgesOf: readonly Edge[], weightOf: (name: string) => number): number {
  const seen = new Set<string>();
  let heaviest = 0;
  const walk = (at: string, visited: ReadonlySet<string>) => {
    const now = new Set([...visited, at]);
    const key = `${at} ${[...now].sort().join('')}`;
    if (seen.has(key)) return;
    seen.add(key);
    heaviest = Math.max(
      heaviest,
      [...now].reduce((sum, name) => sum + weightOf(name), 0),
    );
    for (const { from, to } of edgesOf) if (from === at) walk(to, now);
  };
  walk(start, new Set());
  return heaviest;
}

describe('reaching a node', () => {
  it('agrees with a slow reference, in both directions', () => {
    fc.assert(
      fc.property(edges, node, (graph, start) => {
        const pairs = slowlyReached(graph);
        expect([...reachableFrom([start], graph)].sort()).toEqual(nodes.filter((name) => pairs.has(start + name)));
        expect([...reaching([start], graph)].sort()).toEqual(nodes.filter((name) => pairs.has(name + start)));
      }),
    );
  });
});

describe('the heaviest way', () => {
  it('weighs what enumerating every walk finds, each node counted once', () => {
    fc.assert(
      fc.property(edges, node, weights, (graph, start, weight) => {
        const way = heaviestWay(start, graph, (name) => weight[name]!);
        expect(way.weight).toBe(slowlyHeaviest(start, graph, (name) => weight[name]!));
        expect(new Set(way.nodes).size).toBe(way.nodes.length);
        expect(way.nodes.reduce((sum, name) => sum + weight[name]!, 0)).toBe(way.weight);
      }),
      { numRuns: 500 },
    );
  });

  it('never gets lighter by a step or a way more', () => {
    fc.assert(
      fc.property(edges, edges, node, weights, (graph, more, start, weight) => {
        const weightOf = (name: string) => weight[name]!;
        const before = heaviestWay(start, graph, weightOf).weight;
        expect(heaviestWay(start, [...graph, ...more], weightOf).weight).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('does not count a supplement loop twice', () => {
    const loop = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'b' },
      { from: 'b', to: 'd' },
    ];
    expect(heaviestWay('a', loop, () => 1)).toMatchObject({ weight: 4 });
    expect(heaviestWay('a', loop, (name) => (name === 'c' ? 0 : 1))).toMatchObject({ weight: 3 });
  });

  it('is found in a long chain at once', () => {
    const chain = Array.from({ length: 200 }, (_, index) => ({ from: `n${index}`, to: `n${index + 1}` }));
    expect(heaviestWay('n0', [...chain, { from: 'n200', to: 'n0' }], () => 1).weight).toBe(201);
  });
});
