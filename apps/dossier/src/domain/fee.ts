import { formatInstant, type PaidVia } from '@motcua/contracts';
import type { FeeRecord, FinancialObligation, PaidAmount } from './dossier-record.js';
import { dossierErrors } from './dossier-errors.js';

/** A payment as it is reported. */
export interface GivenPayment {
  readonly amountVnd: number;
  readonly paidVia: PaidVia;
  readonly paidAt?: Date | undefined;
}

/** At receipt and at the return of the result. */
export interface GivenFee {
  readonly fee?: GivenPayment | undefined;
  /** Clause under which the fee, or what is missing of it, is waived. */
  readonly feeExemption?: string | undefined;
}

/**
 * What is known of the fee after a report. `paidVia: none` says what is owed, not that it was paid.
 *
 * @throws PAYMENT_INCOMPLETE when less was paid than the rule asks and nothing waives the rest.
 */
export function feeAfter(feeVnd: number, before: FeeRecord | null, given: GivenFee): FeeRecord | null {
  if (given.fee === undefined && given.feeExemption === undefined) return before;
  const exemption = given.feeExemption ?? before?.exemption ?? null;
  const paid: PaidAmount = given.fee ? paidAmount(given.fee) : (before ?? nothingPaid);
  if (given.fee && paid.paidVia !== 'none' && paid.amountVnd < feeVnd && exemption === null) {
    throw dossierErrors.PAYMENT_INCOMPLETE({ paid: paid.amountVnd, required: feeVnd }, { field: 'fee.amountVnd' });
  }
  return { amountVnd: paid.amountVnd, paidVia: paid.paidVia, paidAt: paid.paidAt, exemption };
}

export function isFeeSettled(feeVnd: number, fee: FeeRecord | null, payments: readonly FinancialObligation[]): boolean {
  if (feeVnd === 0) return true;
  if (fee && (fee.exemption !== null || (fee.paidVia !== 'none' && fee.amountVnd >= feeVnd))) return true;
  const confirmed = payments.filter(({ kind, confirmedAt }) => kind === 'fee' && confirmedAt !== null);
  const paid = confirmed.reduce((sum, { paid }) => sum + (paid?.amountVnd ?? 0), 0);
  return paid >= feeVnd || confirmed.some(({ exemption }) => exemption !== null);
}

/** The fee as the event of the receipt tells it: owed and not yet paid is `paidVia: none`. */
export function feeFact(feeVnd: number, fee: FeeRecord | null): { amountVnd: number; paidVia: PaidVia } | null {
  if (fee) return { amountVnd: fee.amountVnd, paidVia: fee.paidVia };
  return feeVnd === 0 ? null : { amountVnd: feeVnd, paidVia: 'none' };
}

export function paidAmount({ amountVnd, paidVia, paidAt }: GivenPayment): PaidAmount {
  return { amountVnd, paidVia, paidAt: paidAt === undefined ? null : formatInstant(paidAt) };
}

const nothingPaid: PaidAmount = { amountVnd: 0, paidVia: 'none', paidAt: null };
