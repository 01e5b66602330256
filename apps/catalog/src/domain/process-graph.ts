export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** All nodes that can be reached from one of these, these included. */
export function reachableFrom(starts: readonly string[], edges: readonly Edge[]): Set<string> {
  const outgoing = Map.groupBy(edges, ({ from }) => from);
  const reached = new Set(starts);
  for (const node of reached) for (const { to } of outgoing.get(node) ?? []) reached.add(to);
  return reached;
}

/** All nodes from which one of these can be reached, these included. */
export function reaching(ends: readonly string[], edges: readonly Edge[]): Set<string> {
  return reachableFrom(
    ends,
    edges.map(({ from, to }) => ({ from: to, to: from })),
  );
}

export interface Way {
  readonly weight: number;
  readonly nodes: readonly string[];
}

/**
 * The heaviest way from `start`, on which every node counts once however often one comes back to it: a loop such as
 * supplement → resume costs no more than its steps. A loop counts with all its nodes, for one can go through them all.
 *
 * @param weightOf not negative.
 */
export function heaviestWay(start: string, edges: readonly Edge[], weightOf: (node: string) => number): Way {
  const loops = loopsFrom(start, edges);
  const outgoing = Map.groupBy(edges, ({ from }) => from);
  const heaviest = new Map<readonly string[], Way>();
  // those a loop leads to come before it
  for (const loop of new Set(loops.values())) {
    const next = loop
      .flatMap((node) => outgoing.get(node) ?? [])
      .map(({ to }) => loops.get(to)!)
      .filter((other) => other !== loop)
      .map((other) => heaviest.get(other)!);
    const rest = next.reduce<Way>((most, way) => (way.weight > most.weight ? way : most), { weight: 0, nodes: [] });
    const own = loop.reduce((sum, node) => sum + weightOf(node), 0);
    heaviest.set(loop, { weight: own + rest.weight, nodes: [...loop, ...rest.nodes] });
  }
  return heaviest.get(loops.get(start)!)!;
}

/**
 * For each node that is reached, the nodes it can be reached from and can reach, itself included: strongly connected
 * components (Tarjan 1972), in the order in which they are complete.
 */
function loopsFrom(start: string, edges: readonly Edge[]): Map<string, readonly string[]> {
  const outgoing = Map.groupBy(edges, ({ from }) => from);
  const loops = new Map<string, readonly string[]>();
  const numbers = new Map<string, number>();
  const open: string[] = [];
  const visit = (node: string): number => {
    const own = numbers.size;
    numbers.set(node, own);
    open.push(node);
    let lowest = own;
    for (const { to } of outgoing.get(node) ?? []) {
      if (loops.has(to)) continue;
      lowest = Math.min(lowest, numbers.get(to) ?? visit(to));
    }
    if (lowest === own) {
      const loop = open.splice(open.indexOf(node));
      for (const member of loop) loops.set(member, loop);
    }
    return lowest;
  };
  visit(start);
  return loops;
}
