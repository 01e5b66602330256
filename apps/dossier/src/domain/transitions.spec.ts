import { dossierStatuses, dossierStatusNames, type DossierStatus, type Refusal } from '@motcua/contracts';
import { acts, approver, by, date, pins, standing, type Act } from './dossier.fixture.js';
import type { Dossier } from './dossier.js';
import type { DossierRecord } from './dossier-record.js';
import { assertTransitionsSound, transitions, type Transition } from './transitions.js';

/** dossier-lifecycle.md section 2, in its codes: from, act, to, and whether only dossiers received before or never. */
const table: readonly [from: number, act: Act, to: number, received?: History][] = [
  [1, 'receive', 2],
  [1, 'requestSupplement', 5],
  [1, 'refuse', 3],
  [1, 'withdraw', 7],
  [5, 'receive', 2, 'never'],
  [5, 'resume', 4, 'before'],
  [5, 'refuse', 3],
  [5, 'withdraw', 7],
  [5, 'stop', 8, 'before'],
  [5, 'submitSupplement', 5],
  [5, 'requestSupplement', 5],
  [2, 'forward', 4],
  [2, 'withdraw', 7],
  [4, 'requestSupplement', 5],
  [4, 'requestPayment', 6],
  [4, 'refuse', 3],
  [4, 'withdraw', 7],
  [4, 'stop', 8],
  [4, 'finish', 9],
  [6, 'confirmPayment', 4],
  [6, 'withdraw', 7],
  [6, 'stop', 8],
  [8, 'resume', 4],
  [2, 'extend', 2],
  [4, 'extend', 4],
  [6, 'extend', 6],
  [9, 'returnResult', 10],
];

/** The rule a refusal names when the act does not belong to the status at all. */
const rules: Readonly<Record<Act, string>> = {
  receive: 'receipt, receipt-after-supplement',
  requestSupplement: 'supplement-at-intake, further-supplement, supplement-in-appraisal',
  submitSupplement: 'supplement-submission',
  resume: 'resumption-after-supplement, resumption-after-stop',
  refuse: 'refusal-at-intake, refusal-without-supplement, refusal-of-received-without-supplement, refusal-in-appraisal',
  withdraw: 'withdrawal',
  stop: 'stop-without-supplement, stop, stop-without-payment',
  forward: 'forwarding',
  requestPayment: 'payment-request',
  confirmPayment: 'payment-confirmation',
  extend: 'extension',
  finish: 'completion',
  returnResult: 'return',
};

/** The rule named when only the history of the dossier stands against the act. */
const rulesOfHistory: Partial<Record<Act, string>> = {
  receive: 'receipt-after-supplement',
  resume: 'resumption-after-supplement',
  stop: 'stop-without-supplement',
};

type History = 'before' | 'never';

/** The histories a dossier of that status can have. */
function historiesOf(status: DossierStatus): readonly History[] {
  if (status === 'registered') return ['never'];
  return ['refused', 'supplementRequested', 'withdrawn'].includes(status) ? ['before', 'never'] : ['before'];
}

const ended: readonly DossierStatus[] = ['refused', 'withdrawn', 'returned'];

function stood(status: DossierStatus, received: History): Dossier {
  return standing({
    status,
    receivedAt: received === 'before' ? date('03-15 09:10') : null,
    dueAt: received === 'before' ? date('03-20 09:10') : null,
    payments: [
      {
        number: 1,
        kind: 'tax',
        amountVnd: 50_000,
        payee: 'Thuế',
        dueDate: '2024-04-01',
        requestedAt: '2024-03-15T09:10:00+07:00',
        confirmedAt: null,
        paid: null,
        exemption: null,
        document: null,
      },
    ],
  });
}

function attempt(dossier: Dossier, act: Act): { refusal?: Refusal; record: DossierRecord } {
  try {
    acts[act](dossier, by(approver, '03-18 10:00'), pins());
    return { record: dossier.record };
  } catch (error) {
    return { refusal: error as Refusal, record: dossier.record };
  }
}

describe('the transition table', () => {
  const cells = dossierStatusNames.flatMap((status) =>
    (Object.keys(acts) as Act[]).flatMap((act) => historiesOf(status).map((received) => ({ status, act, received }))),
  );

  it.each(cells)('judges $act in $status, received $received', ({ status, act, received }) => {
    const here = table.filter(([from, name]) => from === dossierStatuses[status].code && name === act);
    const row = here.find(([, , , when]) => when === undefined || when === received);
    const dossier = stood(status, received);
    const before = dossier.record;
    const { refusal, record } = attempt(dossier, act);
    if (row) {
      expect(refusal).toBeUndefined();
      expect(dossierStatuses[record.status].code).toBe(row[2]);
      expect(record.version).toBe(before.version + 1);
      return;
    }
    const rule = ended.includes(status) ? 'terminal' : here.length > 0 ? rulesOfHistory[act] : rules[act];
    expect(refusal).toMatchObject({ code: 'ILLEGAL_TRANSITION', parameters: { rule, status } });
    expect(record).toBe(before);
  });

  it('has no row the table of the domain does not have', () => {
    const pairs = new Set(table.map(([from, act, to]) => `${from} ${act} ${to}`));
    const built = transitions.flatMap(({ from, action, to }) =>
      from === null ? [] : [`${dossierStatuses[from].code} ${action} ${dossierStatuses[to].code}`],
    );
    const byCalendar = [2, 4, 6].map((status) => `${status} moveDeadline ${status}`);
    expect(new Set(built)).toEqual(new Set([...pairs, ...byCalendar]));
  });

  it('tells what is allowed instead, in Vietnamese', () => {
    const { refusal } = attempt(stood('processing', 'before'), 'returnResult');
    expect(refusal!.detail('vi')).toBe(
      'Hồ sơ H52.101-240315-0001 đang ở trạng thái "Đang xử lý" nên không thể thực hiện "return-result": chỉ thực hiện được ' +
        'từ trạng thái "Đã xử lý xong" (quy tắc return). Việc được phép: request-supplement, request-payment, refuse, ' +
        'withdraw, stop, finish, extend.',
    );
  });

  it('tells when only the history stands against an act', () => {
    const { refusal } = attempt(stood('supplementRequested', 'before'), 'receive');
    expect(refusal!.detail('vi')).toContain('hồ sơ đã được tiếp nhận trước đó');
    expect(attempt(stood('supplementRequested', 'never'), 'resume').refusal!.detail('vi')).toContain(
      'hồ sơ chưa từng được tiếp nhận',
    );
  });
});

describe('the check of the table at start', () => {
  const row = (from: Transition['from'], action: Transition['action'], to: Transition['to']): Transition => ({
    rule: `${action} in ${from}`,
    from,
    action,
    to,
    who: ['desk'],
  });

  it('accepts the table', () => {
    expect(() => assertTransitionsSound()).not.toThrow();
  });

  it('refuses two rows for one case', () => {
    const twin = row('received', 'forward', 'finished');
    expect(() => assertTransitionsSound([...transitions, twin])).toThrow('both stand for forward in received');
  });

  it('refuses a status nothing leads to', () => {
    const without = transitions.filter(({ to }) => to !== 'paymentRequested');
    expect(() => assertTransitionsSound(without)).toThrow('No transition leads to status "paymentRequested"');
  });

  it('refuses a status without an end in sight', () => {
    const without = transitions.filter(
      ({ from, action }) => from !== 'paymentRequested' || action === 'requestPayment',
    );
    const circle = row('paymentRequested', 'requestPayment', 'paymentRequested');
    expect(() => assertTransitionsSound([...without, circle])).toThrow(
      'No end can be reached from status "paymentRequested"',
    );
  });
});
