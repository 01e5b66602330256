import { choicesOf, type Procedure } from './choose-procedure.js';

const rule = (amount: number, unit = 'workingDay') => ({
  counter: { limit: { amount, unit }, fee: { amountVnd: 8000 } },
});
const procedure: Procedure = {
  code: '1',
  name: 'Chứng thực',
  objectTypes: ['citizen'],
  handlingUnit: null,
  result: { code: 'KQ-1', name: 'Bản sao' },
  components: [],
  cases: [
    { code: 'TH01', name: 'Trong ngày', channels: rule(0) },
    { code: 'TH02', name: 'Thường', channels: rule(2) },
    { code: 'TH03', name: 'Theo giờ', channels: rule(4, 'workingHour') },
    { code: 'TH04', name: 'Chỉ trực tuyến', channels: {} },
  ],
};

describe('the procedure of the demo', () => {
  it('has a limit in working days at the counter', () => {
    expect(choicesOf(procedure)).toEqual([{ procedure, caseCode: 'TH02', limitDays: 2, feeVnd: 8000 }]);
  });

  it.each<Partial<Procedure>>([{ result: null }, { handlingUnit: 'H52.04' }, { objectTypes: ['enterprise'] }])(
    'is none with %j',
    (other) => expect(choicesOf({ ...procedure, ...other })).toEqual([]),
  );
});
