import type { Problem } from './verify-procedure.js';

export interface CodeListEntry {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Everything wrong with the entries of a list, each with its row. */
export function verifyEntries(entries: readonly CodeListEntry[]): Problem[] {
  const first = new Map<string, number>();
  entries.forEach(({ code }, index) => first.set(code, first.get(code) ?? index));
  return entries.flatMap(({ code, parent }, index) => [
    ...(first.get(code) === index ? [] : [twice(index, code, first.get(code)!)]),
    ...(parent === null || (first.has(parent) && parent !== code) ? [] : [noParent(index, parent)]),
  ]);
}

const twice = (index: number, code: string, other: number): Problem => ({
  field: `entries[${index}].code`,
  code: 'CODE_TWICE',
  vi: `Mã "${code}" đã có ở entries[${other}].`,
  en: `The code "${code}" stands in entries[${other}] already.`,
});
const noParent = (index: number, parent: string): Problem => ({
  field: `entries[${index}].parent`,
  code: 'PARENT_UNKNOWN',
  vi: `Mã cấp trên "${parent}" không có trong danh mục, hoặc là chính nó.`,
  en: `The parent "${parent}" is not in the list, or is the entry itself.`,
});
