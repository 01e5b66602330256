import { isInForce, type Validity } from '@motcua/contracts';

export const codeKinds = ['procedure', 'field', 'unit', 'component', 'result'] as const;
export type CodeKind = (typeof codeKinds)[number];

export interface Replacement {
  readonly oldCode: string;
  readonly newCode: string;
  /** Legal date; null: the day is not known, and the replacement counts at every date. */
  readonly since: string | null;
}

export interface Mapping extends Validity {
  readonly nationalCode: string;
  readonly localCode: string;
}

export interface ResolvedCode {
  /** The national code that counts on that date. */
  readonly nationalCode: string;
  /** Ours for it; null: nobody has said. */
  readonly localCode: string | null;
  /** Replacements that lead from the code asked for to that one. */
  readonly chain: readonly Replacement[];
}

/**
 * What a code stands for on a date: a code of ours is turned into the national one first, then what replaced it is followed.
 * An old code resolves for ever. Ends also where the data hold a circle: at the first code met twice.
 */
export function resolveCode(
  code: string,
  date: string,
  replacements: readonly Replacement[],
  mappings: readonly Mapping[],
): ResolvedCode {
  const standing = mappings.filter((mapping) => isInForce(mapping, date));
  const asked = standing.find(({ localCode }) => localCode === code)?.nationalCode ?? code;
  const chain = chainFrom(
    asked,
    replacements.filter(({ since }) => since === null || since <= date),
  );
  const nationalCode = chain.at(-1)?.newCode ?? asked;
  // a mapping of a code on the way stands for its successor until it gets one of its own
  const ownFirst = [nationalCode, ...chain.map(({ oldCode }) => oldCode).reverse()];
  const localCode = ownFirst
    .map((one) => standing.find((mapping) => mapping.nationalCode === one)?.localCode)
    .find((one) => one !== undefined);
  return { nationalCode, localCode: localCode ?? null, chain };
}

/** The replacements one after the other, whenever they count. */
export function chainFrom(code: string, replacements: readonly Replacement[]): Replacement[] {
  const byOld = new Map(replacements.map((replacement) => [replacement.oldCode, replacement]));
  const chain: Replacement[] = [];
  const met = new Set([code]);
  for (let next = byOld.get(code); next !== undefined && !met.has(next.newCode); next = byOld.get(next.newCode)) {
    met.add(next.newCode);
    chain.push(next);
  }
  return chain;
}
