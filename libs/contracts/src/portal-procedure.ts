import type { Channel } from './dossier-status.js';
import type { Limit } from './limit.js';

/** Something of a procedure that could not be read: an administrator decides, nothing is guessed (catalogue.md section 1.2). */
export interface ReadingProblem {
  /** Place in the portal's answer: `CACHTHUCTHUCHIEN[0].THOIGIAN[1].DONVITINH`. */
  readonly path: string;
  readonly code: 'UNREADABLE_AMOUNT' | 'UNREADABLE_UNIT' | 'UNREADABLE_FEE' | 'UNREADABLE_LIST' | 'UNKNOWN_CODE';
  /** What stands there. */
  readonly text: string;
}

export interface PortalCodeAndName {
  readonly code: string;
  readonly name: string;
}

export interface PortalFee {
  /** `MAPHILEPHI`: 1 or 2, charge or duty; which is which is unconfirmed. */
  readonly kindCode: string;
  /** Null: not to be read; never taken for nothing. */
  readonly amountVnd: number | null;
  /** Free text; exemptions stand here where the portal tells them at all. */
  readonly description: string;
  readonly url: string;
}

export interface PortalTerm {
  readonly limit: Limit | null;
  /** The only thing that tells the cases of a channel apart (catalogue.md section 1.1). */
  readonly description: string;
  readonly fees: readonly PortalFee[];
}

export interface PortalComponent extends PortalCodeAndName {
  readonly form: string;
  readonly url: string;
  readonly originals: number | null;
  readonly copies: number | null;
}

export interface PortalProcedureCase {
  readonly name: string;
  readonly steps: readonly string[];
  readonly components: readonly PortalComponent[];
}

/** A procedure as `LayThuTuc` tells it, in our words. Texts the portal leaves out are empty. */
export interface PortalProcedure {
  readonly code: string;
  readonly name: string;
  readonly portalId: string;
  readonly publisherCode: string;
  readonly kind: 'notDelegated' | 'delegated' | 'other' | null;
  /** As named there: `Cấp Tỉnh`. */
  readonly levels: readonly string[];
  readonly public: boolean;
  /** The first one, as real clients take it. */
  readonly field: PortalCodeAndName | null;
  readonly cases: readonly PortalProcedureCase[];
  readonly channels: readonly { readonly channel: Channel; readonly terms: readonly PortalTerm[] }[];
  readonly applicantKinds: readonly string[];
  readonly results: readonly PortalCodeAndName[];
  readonly legalBasis: readonly { readonly number: string; readonly name: string }[];
  readonly performingAgencies: readonly PortalCodeAndName[];
  readonly competentAgency: string;
  readonly delegatedAgency: string;
  readonly coordinatingAgency: string;
  readonly address: string;
  readonly conditions: string;
  readonly keywords: string;
  readonly description: string;
  readonly decision: { readonly id: string; readonly number: string };
  readonly problems: readonly ReadingProblem[];
}
