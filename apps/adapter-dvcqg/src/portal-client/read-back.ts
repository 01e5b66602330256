import type { DossierRecord, ProgressEntry } from './wire.js';

/** What the portal gives back of a dossier (dvcqg.md section 6.4); declared per installation. */
export const readBackLevels = ['existence', 'record', 'recordWithProgress'] as const;
export type ReadBackLevel = (typeof readBackLevels)[number];

/** A dossier as `TraCuuHoSo` shows it. */
export interface StoredDossier {
  readonly known: boolean;
  /** Fields as stored; null below the level `record`. */
  readonly record: Readonly<Record<string, unknown>> | null;
  /** Entries in order of arrival; null below the level `recordWithProgress`. */
  readonly progress: readonly Readonly<Record<string, unknown>>[] | null;
}

export function toStored(result: unknown, level: ReadBackLevel, progressField: string): StoredDossier {
  const first: unknown = Array.isArray(result) ? result[0] : result;
  if (!isObject(first)) return { known: plain(first) !== '' && first !== false, record: null, progress: null };
  if (Object.keys(first).length === 0) return { known: false, record: null, progress: null };
  const listed = first[progressField];
  return {
    known: true,
    record: level === 'existence' ? null : first,
    progress: level === 'recordWithProgress' ? (Array.isArray(listed) ? listed.filter(isObject) : []) : null,
  };
}

/** Names of the fields we send that are stored otherwise. Keys missing there count as empty (M19), numbers as text. */
export function differingFields(sent: DossierRecord, stored: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(sent).flatMap(([field, value]) => (same(value, stored[field]) ? [] : [field]));
}

/**
 * Which of our entries have not arrived. Each stored entry proves one of ours, so that of two equal entries one may still be
 * missing; entries already acknowledged take theirs first.
 */
export function missingEntries<Entry extends { readonly entry: ProgressEntry }>(
  ours: readonly Entry[],
  stored: readonly Readonly<Record<string, unknown>>[],
): Entry[] {
  const left = [...stored];
  return ours.filter(({ entry }) => {
    const found = left.findIndex((row) => Object.entries(entry).every(([field, value]) => same(value, row[field])));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}

function same(ours: unknown, theirs: unknown): boolean {
  if (Array.isArray(ours)) {
    const list: readonly unknown[] = Array.isArray(theirs) ? theirs : [];
    return ours.length === list.length && ours.every((item, index) => same(item, list[index]));
  }
  if (isObject(ours))
    return isObject(theirs) && Object.entries(ours).every(([field, value]) => same(value, theirs[field]));
  return plain(ours) === plain(theirs);
}

/** `true`, `"True"` and `"true"` are one answer; so are absent, null and empty. */
function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : JSON.stringify(value);
  return /^(true|false)$/i.test(text) ? text.toLowerCase() : text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
