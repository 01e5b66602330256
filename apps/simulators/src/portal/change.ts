import type { Row } from './call.js';

/** What a call did to the portal's memory: the unit of the journal. */
export type Change =
  | { readonly op: 'insert' | 'update'; readonly code: string; readonly record: Row }
  | { readonly op: 'progress'; readonly code: string; readonly entries: readonly Row[] }
  | { readonly op: 'alter'; readonly code: string; readonly alteration: Alteration };

/** A change the portal makes by itself, at `dueAt` (milliseconds since 1970). */
export interface Alteration {
  readonly dueAt: number;
  /** A field of the record gets another value; the last progress entry is lost; the whole dossier is lost. */
  readonly what: 'field' | 'loseProgress' | 'loseDossier';
  readonly field?: string;
  readonly value?: string;
}

/** Changes of one call: all of them or none. */
export interface Entry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly changes: readonly Change[];
}

/** A dossier as a whole, as a compacted journal holds it. */
export interface Snapshot {
  readonly code: string;
  readonly recordedAt: number;
  /** Null: lost. */
  readonly record: Row | null;
  readonly progress: readonly { readonly at: number; readonly entry: Row }[];
  readonly inserts: number;
  readonly updates: number;
  readonly alterations: readonly Alteration[];
}
