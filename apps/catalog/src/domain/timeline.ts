import type { Validity } from '@motcua/contracts';
import type { FullProcedure } from './procedure-content.js';

/** A published row, as one procedure sees it. */
export interface Effect {
  readonly effectiveFrom: string;
  readonly issuedOn: string;
  readonly decisionId: string;
  /** Null: it ends here. */
  readonly content: FullProcedure | null;
}

export interface Period extends Validity {
  readonly content: FullProcedure;
}

/**
 * What holds of a procedure from when to when: at each date the content of the latest row with effect by then. Of two rows of
 * one day the later decision counts. After an end there is a gap until a later row.
 */
export function timelineOf(effects: readonly Effect[]): Period[] {
  const ordered = [...effects].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return ordered.flatMap(({ content, effectiveFrom }, index) => {
    const validTo = ordered[index + 1]?.effectiveFrom ?? null;
    return content === null || validTo === effectiveFrom ? [] : [{ content, validFrom: effectiveFrom, validTo }];
  });
}

function orderOf({ effectiveFrom, issuedOn, decisionId }: Effect): string {
  return `${effectiveFrom} ${issuedOn} ${decisionId}`;
}
