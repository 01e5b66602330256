import type { DossierReceived, PaymentConfirmed } from '@motcua/contracts';
import type { FeeRecord, FinancialObligation } from './dossier-record.js';
import { acts, approver, by, date, pins, played, register } from './dossier.fixture.js';
import { feeAfter, feeFact, isFeeSettled } from './fee.js';

const cash: FeeRecord = { amountVnd: 8000, paidVia: 'cash', paidAt: null, exemption: null };
const obligation: FinancialObligation = {
  number: 1,
  kind: 'fee',
  amountVnd: 8000,
  payee: 'UBND xã mẫu',
  dueDate: '2024-04-01',
  requestedAt: '2024-03-18T10:00:00+07:00',
  confirmedAt: '2024-03-19T10:00:00+07:00',
  paid: { amountVnd: 8000, paidVia: 'portal', paidAt: null },
  exemption: null,
  document: null,
};

describe('what is known of the fee', () => {
  it('stays when nothing is reported', () => {
    expect(feeAfter(8000, cash, {})).toBe(cash);
    expect(feeAfter(8000, null, {})).toBeNull();
  });

  it('is the payment with its time', () => {
    const fee = { amountVnd: 8000, paidVia: 'gateway' as const, paidAt: date('03-15 09:00') };
    expect(feeAfter(8000, null, { fee })).toEqual({ ...fee, paidAt: '2024-03-15T09:00:00+07:00', exemption: null });
  });

  it('keeps what was paid when the rest is waived', () => {
    const part = { ...cash, amountVnd: 3000 };
    expect(feeAfter(8000, part, { feeExemption: 'Giảm' })).toEqual({ ...part, exemption: 'Giảm' });
  });

  it('may be owed: nothing is paid yet', () => {
    const owed = feeAfter(8000, null, { fee: { amountVnd: 8000, paidVia: 'none' } });
    expect(isFeeSettled(8000, owed, [])).toBe(false);
  });
});

describe('a fee is settled', () => {
  it.each<[string, number, FeeRecord | null, FinancialObligation[], boolean]>([
    ['when there is none', 0, null, [], true],
    ['when it is paid', 8000, cash, [], true],
    ['not when part of it is paid', 8001, cash, [], false],
    ['when it is waived', 8000, { ...cash, amountVnd: 0, paidVia: 'none', exemption: 'Miễn' }, [], true],
    ['by an obligation that was paid', 8000, null, [obligation], true],
    ['by an obligation that was waived', 8000, null, [{ ...obligation, paid: null, exemption: 'Miễn' }], true],
    ['not by a tax', 8000, null, [{ ...obligation, kind: 'tax' }], false],
    ['not by an obligation still open', 8000, null, [{ ...obligation, confirmedAt: null, paid: null }], false],
    ['not when nothing is known', 8000, null, [], false],
  ])('%s', (_name, feeVnd, fee, payments, settled) => {
    expect(isFeeSettled(feeVnd, fee, payments)).toBe(settled);
  });
});

describe('events tell of money', () => {
  it('what was paid at receipt, what is owed, or that there is nothing to pay', () => {
    expect(feeFact(8000, cash)).toEqual({ amountVnd: 8000, paidVia: 'cash' });
    expect(feeFact(8000, null)).toEqual({ amountVnd: 8000, paidVia: 'none' });
    expect(feeFact(0, null)).toBeNull();
    const event = register().receive(by(approver), {}, pins()) as DossierReceived;
    expect(event.data.fee).toEqual({ amountVnd: 8000, paidVia: 'none' });
  });

  it('the obligation by its number, how it was paid, and nobody who paid', () => {
    const dossier = played(
      register(),
      ['receive', '03-15 10:00'],
      ['forward', '03-15 11:00'],
      ['requestPayment', '03-18 10:00'],
      ['confirmPayment', '03-18 11:00'],
    );
    acts.requestPayment(dossier, by(approver, '03-18 14:00'), pins());
    const event = dossier.confirmPayment(by(approver, '03-18 15:00'), { exemption: 'Miễn' }) as PaymentConfirmed;
    expect(event.data.payment).toEqual({ number: 2, amountVnd: 50_000, paidVia: 'none' });
    expect(dossier.record.payments[0]!.paid).toEqual({ amountVnd: 50_000, paidVia: 'portal', paidAt: null });
  });
});
