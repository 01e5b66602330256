import { formatInstant } from '@motcua/contracts';

/** Most characters the clients send (dvcqg.md sections 3 and 4); beyond that portals cut or refuse (M15). */
export const limits = { officer: 50, summary: 1000, resultName: 2000, fileName: 4000 } as const;

/** `yyyyMMddHHmmss` in Vietnamese time, no offset; `""` when absent. */
export function wireInstant(at: string | null | undefined): string {
  return at ? formatInstant(new Date(at)).slice(0, 19).replace(/[-:T]/g, '') : '';
}

/** `"0"` or `"1"`. */
export function wireFlag(flag: boolean): '0' | '1' {
  return flag ? '1' : '0';
}

/**
 * At most `limit` UTF-16 units (what a database column counts), composed, never ending in half a character or before the
 * accent of its last one.
 */
export function wireText(text: string | null | undefined, limit = Number.POSITIVE_INFINITY): string {
  const composed = (text ?? '').normalize('NFC').trim();
  if (composed.length <= limit) return composed;
  let kept = '';
  let whole = '';
  for (const character of composed) {
    if (!/\p{M}|\u200d/u.test(character)) whole = kept;
    if (kept.length + character.length > limit) return whole.trimEnd();
    kept += character;
  }
  return kept;
}
