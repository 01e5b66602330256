import type { Channel, Limit, ProcedureComponent, ProcedurePublishedData } from '@motcua/contracts';

/** Which is a charge and which a duty the portal's codes do not say for certain (catalogue.md section 1.2). */
export const feeKinds = ['charge', 'duty', 'unknown'] as const;
export type FeeKind = (typeof feeKinds)[number];

export interface Fee {
  readonly kind: FeeKind;
  readonly name: string;
  readonly amountVnd: number;
}

/** Limit and fees of one case through one channel. */
export interface FullRule {
  readonly channel: Channel;
  /** Null: no time is promised. */
  readonly limit: Limit | null;
  readonly fees: readonly Fee[];
  /** Null: nobody has checked who is exempt; then a procedure with fees cannot be published. */
  readonly exemptionText: string | null;
}

export interface FullComponent {
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
  readonly digitise: ProcedureComponent['digitise'];
  readonly form: string | null;
  readonly formUrl: string | null;
  readonly originals: number;
  readonly copies: number;
}

export interface FullCase {
  readonly code: string;
  readonly name: string;
  readonly steps: readonly string[];
  readonly rules: readonly FullRule[];
  readonly components: readonly FullComponent[];
}

export interface CodeAndName {
  readonly code: string;
  readonly name: string;
}

export interface LegalBasis {
  readonly number: string;
  readonly title: string;
  readonly effectiveFrom: string | null;
}

export const procedureKinds = ['notDelegated', 'delegated', 'other'] as const;

/** Everything `LayThuTuc` tells of a procedure, as an administrator has checked it (catalogue.md section 1). */
export interface FullProcedure {
  readonly name: string;
  readonly fieldCode: string;
  readonly fieldName: string;
  readonly level: ProcedurePublishedData['level'];
  /** All levels of government that perform it; `level` is the lowest that receives. */
  readonly levels: readonly ProcedurePublishedData['level'][];
  readonly serviceLevel: ProcedurePublishedData['serviceLevel'];
  readonly objectTypes: readonly string[];
  readonly applicants: string | null;
  readonly handlingUnit: string | null;
  /** Its dossiers are only for those who are trusted with confidential ones. Ours: the portal does not know it. */
  readonly confidential?: boolean;
  readonly kind: (typeof procedureKinds)[number];
  readonly portalId: string | null;
  readonly publisherCode: string | null;
  readonly cases: readonly FullCase[];
  readonly results: readonly CodeAndName[];
  readonly legalBases: readonly LegalBasis[];
  readonly performingAgencies: readonly CodeAndName[];
  readonly competentAgency: string | null;
  readonly delegatedAgency: string | null;
  readonly coordinatingAgency: string | null;
  readonly address: string | null;
  readonly conditions: string | null;
  readonly keywords: string | null;
  readonly description: string | null;
  readonly related: readonly string[];
}
