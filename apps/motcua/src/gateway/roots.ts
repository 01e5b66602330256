/** Finds who answers for a path: the one with the longest matching resource root. */
export class Roots<Owner> {
  private readonly entries: readonly (readonly [root: string, owner: Owner])[];

  constructor(owners: readonly { readonly roots: readonly string[]; readonly owner: Owner }[]) {
    this.entries = owners
      .flatMap(({ roots, owner }) => roots.map((root) => [root, owner] as const))
      .sort(([one], [other]) => other.length - one.length);
  }

  /** `path` without a query. A root matches whole segments: `/v1/units` is not the root of `/v1/units-old`. */
  ownerOf(path: string): Owner | undefined {
    return this.entries.find(([root]) => path === root || path.startsWith(`${root}/`))?.[1];
  }
}
