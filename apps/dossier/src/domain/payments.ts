import { formatInstant, type PaidVia } from '@motcua/contracts';
import { paidAmount } from './fee.js';
import type { FinancialObligation, PaymentKind } from './dossier-record.js';

export interface PaymentDemand {
  readonly kind: PaymentKind;
  readonly amountVnd: number;
  readonly payee: string;
  /** Legal date. */
  readonly dueDate: string;
}

/** `amountVnd` absent: in full. Either `paidVia` or `exemption` is there. */
export interface PaymentProof {
  readonly amountVnd?: number | undefined;
  readonly paidVia?: PaidVia | undefined;
  readonly paidAt?: Date | undefined;
  readonly document?: string | undefined;
  readonly exemption?: string | undefined;
}

export function demanded(
  before: readonly FinancialObligation[],
  { kind, amountVnd, payee, dueDate }: PaymentDemand,
  at: Date,
): FinancialObligation[] {
  const open = { confirmedAt: null, paid: null, exemption: null, document: null };
  const requestedAt = formatInstant(at);
  return [...before, { number: before.length + 1, kind, amountVnd, payee, dueDate, requestedAt, ...open }];
}

/** The last obligation is the open one: in 6 there is exactly one. */
export function confirmed(
  payments: readonly FinancialObligation[],
  { amountVnd, paidVia, paidAt, document, exemption }: PaymentProof,
  at: Date,
): FinancialObligation[] {
  const open = payments.at(-1)!;
  const paid = paidVia === undefined ? null : paidAmount({ amountVnd: amountVnd ?? open.amountVnd, paidVia, paidAt });
  const proof = { confirmedAt: formatInstant(at), paid, exemption: exemption ?? null, document: document ?? null };
  return [...payments.slice(0, -1), { ...open, ...proof }];
}
