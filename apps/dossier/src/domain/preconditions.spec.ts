import {
  acts,
  approver,
  by,
  paper,
  pins,
  played,
  procedure,
  refusalOf,
  register,
  type Act,
} from './dossier.fixture.js';
import type { Dossier } from './dossier.js';
import { termsOf } from './terms.js';

const at = by(approver, '03-19 10:00');
const processing = (): Dossier => played(register(), ['receive', '03-15 10:00'], ['forward', '03-15 11:00']);
const unpaid = () => played(processing(), ['requestPayment', '03-18 10:00']);
const finished = () => played(processing(), ['finish', '03-18 10:00']);
const asked = () => played(register(), ['requestSupplement', '03-15 10:00']);

describe('receiving', () => {
  it('needs every required component', () => {
    const dossier = register(by(approver), { components: [paper('Tờ khai')] });
    expect(refusalOf(() => acts.receive(dossier, at, pins()))).toBe('COMPONENT_MISSING at components');
    expect(() => acts.receive(dossier, at, pins())).toThrow('Giấy chứng sinh (TP02)');
  });

  it('needs those digitised that the law wants digitised, unless they come from the vault', () => {
    const given = (change: object) =>
      register(by(approver), {
        components: [paper('Tờ khai', change), paper('Giấy chứng sinh', { digitised: false })],
      });
    expect(refusalOf(() => acts.receive(given({ digitised: false }), at, pins()))).toBe(
      'COMPONENT_NOT_DIGITISED at components',
    );
    expect(refusalOf(() => acts.receive(given({ digitised: false, fromVault: true }), at, pins()))).toBe('done');
  });

  it('needs an answer to every supplement request', () => {
    const dossier = played(
      asked(),
      ['submitSupplement', '03-15 11:00'],
      ['requestSupplement', '03-15 14:00'],
      ['requestSupplement', '03-15 15:00'],
    );
    expect(refusalOf(() => acts.receive(dossier, at, pins()))).toBe('SUPPLEMENT_NOT_SUBMITTED');
    expect(() => acts.receive(dossier, at, pins())).toThrow('2, 3');
  });
});

describe('a supplement request', () => {
  it.each([[{}], [{ items: [] }]])('without a missing paper is refused: %j', (given) => {
    expect(refusalOf(() => register().requestSupplement(at, given))).toBe('SUPPLEMENT_ITEMS_REQUIRED at items');
  });
});

describe('a refusal or a stop', () => {
  it.each<[Act, () => Dossier]>([
    ['refuse', register],
    ['refuse', asked],
    ['refuse', processing],
    ['stop', processing],
    ['stop', unpaid],
  ])('%s needs reason and legal basis', (act, state) => {
    const dossier = state() as unknown as Record<string, (by: unknown, given: object) => unknown>;
    expect(refusalOf(() => dossier[act]!(at, { legalBasis: 'Điều 1' }))).toBe('REASON_REQUIRED at reason');
    expect(refusalOf(() => dossier[act]!(at, { reason: 'Lý do' }))).toBe('LEGAL_BASIS_REQUIRED at legalBasis');
  });
});

describe('resuming', () => {
  it('a stopped dossier needs a reason', () => {
    expect(refusalOf(() => played(processing(), ['stop', '03-18 10:00']).resume(at, {}))).toBe(
      'REASON_REQUIRED at reason',
    );
  });

  it('after a supplement needs the supplement, and no reason', () => {
    const dossier = played(processing(), ['requestSupplement', '03-18 10:00']);
    expect(refusalOf(() => dossier.resume(at, {}))).toBe('SUPPLEMENT_NOT_SUBMITTED');
    played(dossier, ['submitSupplement', '03-18 11:00']);
    expect(refusalOf(() => dossier.resume(at, {}))).toBe('done');
  });
});

describe('finishing', () => {
  const electronic = { code: 'KQ01', electronic: true, signed: true };

  it.each([
    [undefined, 'RESULT_REQUIRED at result'],
    [{ ...electronic, code: 'KQ99' }, 'RESULT_MISMATCH at result.code'],
    [{ ...electronic, signed: false }, 'RESULT_NOT_SIGNED at result.signed'],
    [{ ...electronic, electronic: false, signed: false }, 'done'],
    [electronic, 'done'],
  ])('with the result %j: %s', (result, expected) => {
    expect(refusalOf(() => processing().finish(at, { result }))).toBe(expected);
  });

  it('needs none where the procedure has no written result, and takes none', () => {
    const without = pins({ terms: termsOf({ ...procedure, result: null }, 'TH01', 'counter') });
    const dossier = () => {
      const received = register(by(approver), {}, without);
      acts.receive(received, by(approver, '03-15 10:00'), without);
      acts.forward(received, by(approver, '03-15 11:00'), without);
      return received;
    };
    expect(refusalOf(() => dossier().finish(at, {}))).toBe('done');
    expect(refusalOf(() => dossier().finish(at, { result: electronic }))).toBe('RESULT_MISMATCH at result.code');
  });
});

describe('confirming a payment', () => {
  it.each([
    [{}, 'PAYMENT_REQUIRED at paidVia'],
    [{ paidVia: 'none' as const }, 'PAYMENT_REQUIRED at paidVia'],
    [{ paidVia: 'cash' as const, amountVnd: 49_999 }, 'PAYMENT_INCOMPLETE at amountVnd'],
    [{ paidVia: 'cash' as const, amountVnd: 50_000 }, 'done'],
    [{ paidVia: 'portal' as const }, 'done'],
    [{ exemption: 'Nghị quyết 1' }, 'done'],
  ])('with %j: %s', (proof, expected) => {
    expect(refusalOf(() => unpaid().confirmPayment(at, proof))).toBe(expected);
  });
});

describe('returning the result', () => {
  const cash = { amountVnd: 8000, paidVia: 'cash' as const };

  it.each([
    [{}, 'FEE_NOT_SETTLED at fee'],
    [{ fee: { ...cash, paidVia: 'none' as const } }, 'FEE_NOT_SETTLED at fee'],
    [{ fee: { ...cash, amountVnd: 7999 } }, 'PAYMENT_INCOMPLETE at fee.amountVnd'],
    [{ fee: { ...cash, amountVnd: 100 }, feeExemption: 'Giảm cho hộ nghèo' }, 'done'],
    [{ feeExemption: 'Miễn cho hộ nghèo' }, 'done'],
    [{ fee: cash }, 'done'],
  ])('with %j: %s', (given, expected) => {
    expect(refusalOf(() => finished().returnResult(at, { method: 'counter', ...given }))).toBe(expected);
  });

  it('asks for no fee that was paid at receipt', () => {
    const dossier = register();
    dossier.receive(by(approver, '03-15 10:00'), { fee: cash }, pins());
    played(dossier, ['forward', '03-15 11:00'], ['finish', '03-18 10:00']);
    expect(refusalOf(() => dossier.returnResult(at, { method: 'postal' }))).toBe('done');
  });
});

it('changes nothing when it refuses', () => {
  const dossier = asked();
  const before = dossier.record;
  expect(refusalOf(() => acts.receive(dossier, at, pins()))).toBe('SUPPLEMENT_NOT_SUBMITTED');
  expect(dossier.record).toBe(before);
});
