import { digestOfProcedure, toProcedure } from './translate-procedure.js';

/** The illustration of catalogue.md section 1. */
const sample = {
  MATTHC: '1.999999',
  TENTTHC: 'Thủ tục mẫu',
  TRANGTHAI: '1',
  LINHVUCTHUCHIEN: [{ MALINHVUC: 'G00-XX01', TENLINHVUC: 'Lĩnh vực mẫu' }],
  CACHTHUCTHUCHIEN: [
    {
      KENH: '1',
      THOIGIAN: [
        {
          THOIGIANGIAIQUYET: '5',
          DONVITINH: 'Ngày làm việc',
          MOTA: 'Trường hợp phải xác minh: 10 ngày',
          PHILEPHI: [{ MAPHILEPHI: '2', SOTIEN: '8.000', DONVI: 'Đồng', MOTA: 'miễn cho hộ nghèo', URL: '' }],
        },
      ],
    },
    { KENH: 2, THOIGIAN: [{ THOIGIANGIAIQUYET: 5, DONVITINH: ' Ngày ', MOTA: '', PHILEPHI: [] }] },
  ],
  THANHPHANHOSO: [
    {
      TRUONGHOP: 'Trường hợp thường',
      GIAYTO: [{ MAGIAYTO: 'KQ0001', TENGIAYTO: 'Tờ khai', TENMAUDON: 'TK-01', URL: '', SOBANCHINH: '1', SOBANSAO: 0 }],
    },
  ],
  TRINHTUTHUCHIEN: [{ TRUONGHOP: 'Trường hợp thường', TRINHTU: [{ TENTRINHTU: 'Nộp hồ sơ' }, { TENTRINHTU: 'Nhận' }] }],
  KETQUATHUCHIEN: [{ MAKETQUA: 'KQ0002', TENKETQUA: 'Giấy xác nhận' }],
};

const termWith = (term: Record<string, unknown>) =>
  toProcedure({ MATTHC: '1.999999', CACHTHUCTHUCHIEN: [{ KENH: '1', THOIGIAN: [term] }] });

describe('a procedure of the portal', () => {
  it('is read whole', () => {
    expect(toProcedure(sample)).toMatchObject({
      code: '1.999999',
      name: 'Thủ tục mẫu',
      public: true,
      field: { code: 'G00-XX01', name: 'Lĩnh vực mẫu' },
      cases: [
        {
          name: 'Trường hợp thường',
          steps: ['Nộp hồ sơ', 'Nhận'],
          components: [{ code: 'KQ0001', name: 'Tờ khai', form: 'TK-01', originals: 1, copies: 0 }],
        },
      ],
      channels: [
        {
          channel: 'counter',
          terms: [
            {
              limit: { amount: 5, unit: 'workingDay' },
              description: 'Trường hợp phải xác minh: 10 ngày',
              fees: [{ kindCode: '2', amountVnd: 8000, description: 'miễn cho hộ nghèo' }],
            },
          ],
        },
        { channel: 'online', terms: [{ limit: { amount: 5, unit: 'calendarDay' }, fees: [] }] },
      ],
      results: [{ code: 'KQ0002', name: 'Giấy xác nhận' }],
      problems: [],
    });
  });

  it.each([
    ['8.000', 8000],
    ['1.250.000', 1_250_000],
    ['50,000', 50_000],
    [50_000, 50_000],
    ['0', 0],
  ])('reads the fee %s', (SOTIEN, amountVnd) => {
    const { channels, problems } = termWith({ THOIGIANGIAIQUYET: '1', DONVITINH: 'Giờ', PHILEPHI: [{ SOTIEN }] });
    expect(channels[0]!.terms[0]!.fees[0]!.amountVnd).toBe(amountVnd);
    expect(problems).toEqual([]);
  });

  it.each(['Không', '', null, undefined, '8.00', '10%', 'theo quy định', '1.2345'])(
    'never takes the fee %p for nothing: an administrator decides',
    (SOTIEN) => {
      const { channels, problems } = termWith({ THOIGIANGIAIQUYET: '1', DONVITINH: 'Giờ', PHILEPHI: [{ SOTIEN }] });
      expect(channels[0]!.terms[0]!.fees[0]!.amountVnd).toBeNull();
      expect(problems).toEqual([
        {
          path: 'CACHTHUCTHUCHIEN[0].THOIGIAN[0].PHILEPHI[0].SOTIEN',
          code: 'UNREADABLE_FEE',
          text: typeof SOTIEN === 'string' ? SOTIEN : SOTIEN === null ? 'null' : '',
        },
      ]);
    },
  );

  it.each([
    ['0,5', 'ngày  làm việc', { amount: 0.5, unit: 'workingDay' }],
    ['8', 'GIỜ', { amount: 8, unit: 'workingHour' }],
    ['', 'Ngày làm việc', null],
    ['khoảng 5', 'Ngày', null],
    ['5', 'Tháng', null],
    ['0.3', 'Ngày', null],
  ])('reads the limit %s %s', (THOIGIANGIAIQUYET, DONVITINH, limit) => {
    const { channels, problems } = termWith({ THOIGIANGIAIQUYET, DONVITINH });
    expect(channels[0]!.terms[0]!.limit).toEqual(limit);
    expect(problems).toHaveLength(limit === null ? 1 : 0);
  });

  it('lacks what the portal leaves out, and names what is no list (M18, M19)', () => {
    const odd = toProcedure({ MATTHC: 1, CACHTHUCTHUCHIEN: null, KETQUATHUCHIEN: { MAKETQUA: 7 }, CANCUPHAPLY: ['x'] });
    expect(odd).toMatchObject({ code: '1', name: '', public: false, field: null, channels: [], cases: [] });
    expect(odd.results).toEqual([{ code: '7', name: '' }]);
    expect(odd.problems).toEqual([{ path: 'CANCUPHAPLY[0]', code: 'UNREADABLE_LIST', text: 'x' }]);
  });

  it('names a channel nobody knows', () => {
    const { channels, problems } = toProcedure({ MATTHC: '1.999999', CACHTHUCTHUCHIEN: [{ KENH: '9' }] });
    expect(channels).toEqual([]);
    expect(problems).toEqual([{ path: 'CACHTHUCTHUCHIEN[0].KENH', code: 'UNKNOWN_CODE', text: '9' }]);
  });

  it('has the same digest whatever the order of the keys, another one when anything differs', () => {
    const reversed = Object.fromEntries(Object.entries(sample).toReversed());
    expect(digestOfProcedure(reversed)).toBe(digestOfProcedure(sample));
    expect(digestOfProcedure({ ...sample, TENTTHC: 'Khác' })).not.toBe(digestOfProcedure(sample));
  });
});
