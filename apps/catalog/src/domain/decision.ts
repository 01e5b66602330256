import type { FullProcedure, LegalBasis } from './procedure-content.js';

export const decisionIdPattern = /^[a-z0-9][a-z0-9-]{0,99}$/;
export const rowKinds = ['new', 'amended', 'replaced', 'repealed'] as const;
export type RowKind = (typeof rowKinds)[number];
export const decisionStates = ['draft', 'approved', 'published'] as const;
export type DecisionState = (typeof decisionStates)[number];
export const issuerKinds = ['province', 'ministry'] as const;
export type IssuerKind = (typeof issuerKinds)[number];

/** What a decision does to one procedure (catalogue.md section 2). */
export interface DecisionRow {
  readonly kind: RowKind;
  readonly procedureCode: string;
  /** Procedures that end where this one begins. */
  readonly replaces: readonly string[];
  /** Overrides the decision's own date. */
  readonly effectiveFrom: string | null;
  /** The procedure is older than this system: what it was before is not known. */
  readonly firstKnown: boolean;
  readonly legalBases: readonly LegalBasis[];
  /** Null: repealed. */
  readonly content: FullProcedure | null;
}

export interface DecisionText {
  readonly id: string;
  readonly number: string;
  readonly issuerUnit: string;
  readonly issuerKind: IssuerKind;
  readonly issuedOn: string;
  readonly effectiveFrom: string;
  readonly summary: string;
  readonly rows: readonly DecisionRow[];
}

export interface Decision extends DecisionText {
  readonly state: DecisionState;
  /** Counts every change; for If-Match. */
  readonly version: number;
  readonly draftedBy: string;
  readonly draftedAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
  readonly publicAt: Date | null;
}

/** The day a row takes effect. */
export function effectOf(
  decision: Pick<DecisionText, 'effectiveFrom'>,
  row: Pick<DecisionRow, 'effectiveFrom'>,
): string {
  return row.effectiveFrom ?? decision.effectiveFrom;
}
