import type { Change } from './change.js';

/** How a call ended inside the portal, whatever the wire made of it. */
export const outcomes = [
  'accepted',
  'exists',
  'unknownDossier',
  'refused',
  'noSession',
  'turnedAway',
  'malformed',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What the portal says, before the faults of wording. */
export interface Verdict {
  readonly outcome: Outcome;
  /** `error_code` as text. */
  readonly code: string;
  readonly message: string;
  /** JSON text of `result`; undefined: left out. */
  readonly result?: string | undefined;
  /** Token of a login. */
  readonly session?: string;
  readonly changes: readonly Change[];
}

export function refusal(outcome: Outcome, message: string, code = '-1'): Verdict {
  return { outcome, code, message, result: 'null', changes: [] };
}
