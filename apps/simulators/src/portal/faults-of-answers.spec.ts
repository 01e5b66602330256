import { bodies, code, entryOf, PortalFixture, recordOf } from '../portal.fixture.js';

let fixture: PortalFixture;
beforeEach(() => (fixture = new PortalFixture()));

const text = (body: object) => fixture.deliver(body as never).page.body;

describe('codes', () => {
  it.each([
    ['number', '"error_code":0,', '"error_code":-1,'],
    ['text', '"error_code":"0",', '"error_code":"-1",'],
    ['doubleZero', '"error_code":"00",', '"error_code":"-1",'],
  ] as const)('are written as %s (M1)', (style, success, failure) => {
    fixture.declare({ kind: 'errorCodeStyle', style });
    expect(text(bodies.insert())).toContain(success);
    expect(text(bodies.lookUp(''))).toContain(failure);
  });

  it('are text in the answer to a login as well, when told so', () => {
    fixture.declare({ kind: 'errorCodeStyle', style: 'text', service: 'login' });
    expect(fixture.logIn()['error_code']).toBe('0');
  });

  it('come in every style when none is named', () => {
    fixture.declare({ kind: 'errorCodeStyle' });
    expect(new Set(Array.from({ length: 50 }, () => fixture.call(bodies.lookUp())['error_code']))).toEqual(
      new Set([0, '0', '00']),
    );
  });

  it.each([
    ['missing', '{"message":'],
    ['null', '{"error_code":null,'],
    ['empty', '{"error_code":"",'],
  ] as const)('are %s (M2)', (style, begin) => {
    fixture.declare({ kind: 'codeMissing', style });
    expect(text(bodies.insert()).startsWith(begin)).toBe(true);
    expect(fixture.held().inserts).toBe(1);
  });

  it('are an error inside HTTP 200, and nothing takes effect', () => {
    fixture.declare({ kind: 'http200WithError', code: '500', message: 'Lỗi hệ thống', count: 1 });
    const { page } = fixture.deliver(bodies.insert());
    expect(page.http).toBe(200);
    expect(JSON.parse(page.body)).toEqual({ error_code: '500', message: 'Lỗi hệ thống', result: null });
    expect(fixture.held().record).toBeNull();
  });

  it('refuse a login', () => {
    fixture.declare({ kind: 'http200WithError', service: 'login', message: 'Tài khoản bị khóa' });
    expect(fixture.logIn()).toEqual({ error_code: -1, message: 'Tài khoản bị khóa' });
  });
});

describe('a known dossier (M3)', () => {
  it.each(['0', '3', '-3'])('is told by code %s with "đã tồn tại" in any wording', (style) => {
    fixture.call(bodies.insert());
    fixture.declare({ kind: 'existsStyle', style });
    const answers = Array.from({ length: 30 }, () => fixture.call(bodies.insert()));
    expect(answers.every((answer) => answer['error_code'] === style)).toBe(true);
    expect(answers.every(({ message }) => /đã tồn tại/i.test(String(message)))).toBe(true);
    expect(new Set(answers.map(({ message }) => message)).size).toBe(4);
  });

  it('may be a new one that was stored, as when a gateway sends twice', () => {
    fixture.declare({ kind: 'existsStyle', style: '3', always: true });
    expect(fixture.call(bodies.insert())).toMatchObject({ error_code: '3' });
    expect(fixture.held()).toMatchObject({ record: recordOf(), inserts: 1 });
  });
});

describe('success', () => {
  it('is worded oddly, with "thành công" in any case (M5)', () => {
    fixture.declare({ kind: 'successTextVariants' });
    fixture.call(bodies.insert());
    const messages = Array.from({ length: 30 }, () => String(fixture.call(bodies.update())['message']));
    expect(messages.every((message) => /thành công/i.test(message))).toBe(true);
    expect(new Set(messages).size).toBe(4);
  });

  it('is not worded at all (M4)', () => {
    fixture.declare({ kind: 'successTextVariants', style: 'none' });
    const { error_code, message } = fixture.call(bodies.insert());
    expect(error_code).toBe('0');
    expect(message).not.toMatch(/thành công/i);
  });

  it('is worded as told, and failures are not', () => {
    fixture.declare({ kind: 'successTextVariants', message: 'Xong' });
    expect(fixture.call(bodies.insert())['message']).toBe('Xong');
    expect(fixture.call(bodies.insert())['message']).toBe('Hồ sơ đã tồn tại');
  });

  it('of progress is plain text, and so is its failure (M6)', () => {
    fixture.call(bodies.insert());
    fixture.declare({ kind: 'plainTextProgress' });
    const { page } = fixture.deliver(bodies.progress());
    expect(page).toMatchObject({ http: 200, type: 'text/plain; charset=utf-8', body: 'Cập nhật tiến độ thành công' });
    expect(text(bodies.progress(entryOf({ MaHoSo: 'X' })))).toBe('Hồ sơ X không tồn tại');
  });

  it('is wrapped in a message (M23)', () => {
    fixture.declare({ kind: 'wrappedAnswer' });
    const { message } = fixture.call(bodies.insert());
    expect(JSON.parse(String(message))).toMatchObject({ error_code: '0' });
  });
});

describe('a look-up', () => {
  it.each([
    ['emptyResult', { error_code: '0', message: 'Thành công', result: [] }],
    ['missingResult', { error_code: '0', message: 'Thành công' }],
    ['nullResult', { error_code: '0', message: 'Thành công', result: null }],
    ['error', { error_code: '-1', message: `Không tìm thấy hồ sơ ${code}`, result: null }],
  ])('of an unknown dossier has %s (M11)', (style, answer) => {
    fixture.declare({ kind: 'unknownLookup', style });
    expect(fixture.call(bodies.lookUp())).toEqual(answer);
  });

  it('leaves out what is empty, has null for it, or numbers for digits (M18, M19)', () => {
    const record = recordOf({ Gia: '50000', TaiLieuNop: [{ TenTepDinhKem: '', DuocSoHoa: '1' }], DanhSachLePhi: [] });
    fixture.call(bodies.insert(record));
    const shown = (style: string) => {
      fixture.declare({ kind: 'sparseReadBack', style });
      return (fixture.call(bodies.lookUp())['result'] as Record<string, unknown>[])[0]!;
    };
    expect(Object.keys(shown('missing'))).not.toEqual(expect.arrayContaining(['NgayHenTra', 'DanhSachLePhi']));
    expect(shown('missing')['TaiLieuNop']).toEqual([{ DuocSoHoa: '1' }]);
    expect(shown('null')).toMatchObject({ NgayHenTra: null, DanhSachLePhi: null, TenTTHC: 'Thủ tục mẫu' });
    expect(shown('number')).toMatchObject({ KenhThucHien: 1, Gia: 50000, NgayNopHoSo: '20240315083000' });
  });
});
