import type { Limit } from '@motcua/contracts';

/** A place in which two versions differ; lists are joined by the code of their rows. */
export interface Difference {
  /** `cases[TH01].channels.counter.limit` */
  readonly path: string;
  /** Undefined: it was not there. */
  readonly before: unknown;
  /** Undefined: it is not there any more. */
  readonly after: unknown;
}

type Node = Readonly<Record<string, unknown>>;

/** Where two contents differ, in the order of the second one; what is a whole to people (a limit) is compared as one. */
export function differences(before: Node, after: Node, path = ''): Difference[] {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return keys.flatMap((key) => compared(before[key], after[key], path === '' ? key : `${path}.${key}`));
}

function compared(before: unknown, after: unknown, path: string): Difference[] {
  if (same(before, after)) return [];
  if (isLimit(before) || isLimit(after)) return [{ path, before, after }];
  if (Array.isArray(before) && Array.isArray(after)) return comparedLists(before, after, path);
  if (isNode(before) && isNode(after)) return differences(before, after, path);
  return [{ path, before, after }];
}

/** Rows with a code are the same row wherever they stand; other lists are compared as a whole. */
function comparedLists(before: readonly unknown[], after: readonly unknown[], path: string): Difference[] {
  const [old, now] = [keyed(before), keyed(after)];
  if (old === undefined || now === undefined) return [{ path, before, after }];
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  const rows = keys.flatMap((key) => compared(old.get(key), now.get(key), `${path}[${key}]`));
  return rows.length > 0 ? rows : [{ path, before: [...old.keys()], after: [...now.keys()] }];
}

/** By code, or by what else names a row; undefined when rows have no name of their own. */
function keyed(list: readonly unknown[]): Map<string, unknown> | undefined {
  const rows = list.map(
    (row) => [isNode(row) ? (row['code'] ?? row['channel'] ?? row['number']) : undefined, row] as const,
  );
  if (rows.some(([key]) => typeof key !== 'string')) return undefined;
  const byKey = new Map(rows as [string, unknown][]);
  return byKey.size === list.length ? byKey : undefined;
}

/** Whatever the order of the keys: it is lost in the database. */
function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, index) => same(part, other[index]));
  }
  if (!isNode(one) || !isNode(other)) return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLimit(value: unknown): value is Limit {
  return isNode(value) && Object.keys(value).sort().join() === 'amount,unit';
}
