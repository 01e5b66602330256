import { assertComplete } from './components.js';
import { dossierErrors } from './dossier-errors.js';
import type { DossierRecord, DossierResult, SupplementItem } from './dossier-record.js';
import { feeAfter, isFeeSettled, type GivenFee } from './fee.js';
import type { PaymentProof } from './payments.js';
import { unanswered } from './supplements.js';
import type { Terms } from './terms.js';

/** What the caller of an act brings along, as far as a precondition looks at it. */
export interface Given extends GivenFee, PaymentProof {
  readonly items?: readonly SupplementItem[] | undefined;
  readonly reason?: string | undefined;
  readonly legalBasis?: string | undefined;
  readonly result?: DossierResult | undefined;
}

type Check = (dossier: DossierRecord, terms: Terms, given: Given) => void;

/** The preconditions of the transition table, by the name they have in it. Each throws the refusal that says what to do. */
export const preconditions = {
  /** Required components of the case are present, and digitised where demanded. */
  components: (dossier, { procedure }) => assertComplete(procedure.components, dossier.components),

  /** Every missing paper is listed (R2). */
  items: (_dossier, _terms, { items }) => {
    if (!items?.length) throw dossierErrors.SUPPLEMENT_ITEMS_REQUIRED({}, { field: 'items' });
  },

  /** Every supplement request is answered. */
  supplement: ({ supplements }) => {
    const open = unanswered(supplements);
    if (open.length === 0) return;
    throw dossierErrors.SUPPLEMENT_NOT_SUBMITTED({ requests: open.map(({ number }) => number).join(', ') });
  },

  reason: (_dossier, _terms, { reason }) => {
    if (reason === undefined) throw dossierErrors.REASON_REQUIRED({}, { field: 'reason' });
  },

  legalBasis: (_dossier, _terms, { legalBasis }) => {
    if (legalBasis === undefined) throw dossierErrors.LEGAL_BASIS_REQUIRED({}, { field: 'legalBasis' });
  },

  /** Paid in full, or exempt. */
  payment: ({ payments }, _terms, { amountVnd, paidVia, exemption }) => {
    if (exemption !== undefined) return;
    if (paidVia === undefined || paidVia === 'none') throw dossierErrors.PAYMENT_REQUIRED({}, { field: 'paidVia' });
    const required = payments.at(-1)?.amountVnd ?? 0;
    const paid = amountVnd ?? required;
    if (paid < required) throw dossierErrors.PAYMENT_INCOMPLETE({ paid, required }, { field: 'amountVnd' });
  },

  /** The procedure's written result is attached; signed when it is electronic. */
  result: (_dossier, { procedure }, { result }) => {
    const resultCode = procedure.result?.code ?? '–';
    if (procedure.result && !result) throw dossierErrors.RESULT_REQUIRED({ resultCode }, { field: 'result' });
    if (!result) return;
    if (result.code !== procedure.result?.code) {
      throw dossierErrors.RESULT_MISMATCH({ given: result.code, resultCode }, { field: 'result.code' });
    }
    if (result.electronic && !result.signed) throw dossierErrors.RESULT_NOT_SIGNED({}, { field: 'result.signed' });
  },

  /** The fee is paid or waived, now or before. */
  fee: ({ feeVnd, fee, payments }, _terms, given) => {
    if (isFeeSettled(feeVnd, feeAfter(feeVnd, fee, given), payments)) return;
    throw dossierErrors.FEE_NOT_SETTLED({ feeVnd }, { field: 'fee' });
  },
} satisfies Record<string, Check>;

export type Precondition = keyof typeof preconditions;

export function assertPreconditions(
  names: readonly Precondition[],
  dossier: DossierRecord,
  terms: Terms,
  given: Given,
): void {
  for (const name of names) preconditions[name](dossier, terms, given);
}
