import { catalogErrors } from './catalog-errors.js';
import type { Decision, DecisionText } from './decision.js';

/** Who does something, and when. */
export interface Act {
  readonly by: string;
  readonly at: Date;
}

/** A decision as it is drafted. */
export function drafted(text: DecisionText, { by, at }: Act): Decision {
  return { ...text, state: 'draft', version: 1, draftedBy: by, draftedAt: at, ...unsigned };
}

/** What was approved before is a draft again: somebody has to look at it anew. @throws DECISION_PUBLISHED */
export function redrafted(decision: Decision, text: DecisionText, { by, at }: Act): Decision {
  assertUnpublished(decision);
  const { id, version } = decision;
  return { ...decision, ...text, id, state: 'draft', version: version + 1, draftedBy: by, draftedAt: at, ...unsigned };
}

/** @throws DECISION_PUBLISHED, SECOND_PERSON_REQUIRED */
export function approved(decision: Decision, { by, at }: Act): Decision {
  assertUnpublished(decision);
  if (decision.draftedBy === by) throw catalogErrors.SECOND_PERSON_REQUIRED({ draftedBy: by });
  return { ...decision, state: 'approved', version: decision.version + 1, approvedBy: by, approvedAt: at };
}

/** @throws DECISION_PUBLISHED, DECISION_NOT_APPROVED */
export function published(decision: Decision, { by, at }: Act, publicAt: Date): Decision {
  assertUnpublished(decision);
  if (decision.state !== 'approved') throw catalogErrors.DECISION_NOT_APPROVED({ id: decision.id });
  const version = decision.version + 1;
  return { ...decision, state: 'published', version, publishedBy: by, publishedAt: at, publicAt };
}

/** @param expected version the caller has seen; undefined: whatever it is now. @throws DECISION_STALE */
export function assertVersion({ id, version }: Decision, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw catalogErrors.DECISION_STALE({ id, version, expected }, { field: 'If-Match' });
}

const unsigned = { approvedBy: null, approvedAt: null, publishedBy: null, publishedAt: null, publicAt: null } as const;

function assertUnpublished({ id, state }: Decision): void {
  if (state === 'published') throw catalogErrors.DECISION_PUBLISHED({ id });
}
