import type { FullProcedure } from './procedure-content.js';
import type { Difference } from './procedure-difference.js';
import type { ImportProblem } from './import-procedure.js';

export const importStates = ['running', 'done', 'held', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

/**
 * `new`, `differs`: could be drafted. `bad`: something that must not be guessed could not be read. `unread`: the portal gave no
 * answer. `missingOnPortal`: in force here and not in its list; nothing is ended for that.
 */
export const importOutcomes = ['same', 'differs', 'new', 'notPublic', 'missingOnPortal', 'bad', 'unread'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

export interface ImportRow {
  readonly code: string;
  readonly name: string;
  readonly outcome: ImportOutcome;
  readonly differences: readonly Difference[];
  readonly problems: readonly ImportProblem[];
  readonly content: FullProcedure | null;
  readonly raw: object | null;
  readonly digest: string | null;
}

/** Of so many in force here, too many are missing there: a short list is not believed (catalogue.md section 1.3). */
export function isTooShort(inForce: number, missing: number, mostPercent: number): boolean {
  return missing * 100 > inForce * mostPercent;
}
