import fc from 'fast-check';
import { DossierResumed, SupplementRequested, SupplementSubmitted } from '@motcua/contracts';
import { at, lifeOf, sampleEvent, personalFactsOf } from '../conformance/sample-life.js';
import { wantedChange, type WantedChange } from '../wanted/wanted-change.js';
import type { WantedDossier, WantedFacts } from '../wanted/wanted-state.js';
import { IncompleteDossier, toProgress, toRecord } from './translate.js';
import { limits, wireInstant, wireText } from './wire-format.js';

const code = 'H52.01-240315-0001';

function change(...parameters: Parameters<typeof sampleEvent>): WantedChange {
  const { type, sequence, data } = sampleEvent(...parameters);
  return wantedChange(type, sequence, data);
}

function wanted(changes: readonly WantedChange[], more: Partial<WantedFacts> = {}): WantedDossier {
  const facts = Object.assign({}, ...changes.map((one) => one.facts), more) as WantedFacts;
  return { code, sequence: changes.length, facts, steps: changes.map(({ step }) => step) };
}

describe('the record of a dossier', () => {
  it('says what the events said, in the portal’s words', () => {
    const record = toRecord(wanted(lifeOf(code)), personalFactsOf(code));
    expect(record).toMatchObject({
      MaHoSo: code,
      MaTTHC: '1.999999',
      MaLinhVuc: 'G00-XX01',
      KenhThucHien: '1',
      ChuHoSo: 'Nguyễn Văn Mẫu',
      DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '000000000001' }],
      LoaiDoiTuong: '1',
      NgayNopHoSo: '20240315090100',
      NgayTiepNhan: '20240315090200',
      NgayHenTra: '20240320090200',
      NgayKetThucXuLy: '20240315090400',
      NgayTra: '20240315090500',
      NgayTuChoi: '',
      TrangThaiHoSo: '10',
      HinhThuc: '0',
      HoSoCoThanhPhanSoHoa: '1',
      DuocThanhToanTrucTuyen: '0',
      DanhSachLePhi: [{ Gia: '50000' }],
      DanhSachGiayToKetQua: [{ MaGiayToKetQua: 'KQ.1' }],
    });
    expect(
      record.TaiLieuNop.map((file) => [
        file.MaThanhPhanHoSo,
        file.DuocSoHoa,
        file.DuocTaiSuDung,
        file.DuocLayTuKhoDMQG,
      ]),
    ).toEqual([
      ['KQ0001', '1', '0', '0'],
      ['', '0', '1', '1'],
    ]);
  });

  it.each([
    ['supplementRequested', '5'],
    ['paymentRequested', '6'],
    ['stopped', '8'],
    ['finished', '9'],
  ] as const)('sends %s as %s: the true status (D1)', (status, wire) => {
    const dossier = wanted(lifeOf(code));
    const record = toRecord(
      { ...dossier, facts: { ...dossier.facts, state: { ...dossier.facts.state, status } } },
      personalFactsOf(code),
    );
    expect(record.TrangThaiHoSo).toBe(wire);
  });

  it.each([
    ['paper', { code: 'KQ.1', electronic: false, signed: false }],
    ['unsigned', { code: 'KQ.1', electronic: true, signed: false }],
    ['none', null],
  ])('names no electronic result when it is %s (D2)', (_, result) => {
    expect(toRecord(wanted(lifeOf(code), { result }), personalFactsOf(code)).DanhSachGiayToKetQua).toEqual([]);
  });

  it('leaves empty what nobody knows, and invents nothing (D3)', () => {
    const bare = {
      code,
      owner: { type: 'enterprise' as const, idNumber: null, name: 'Công ty Mẫu' },
      steps: [],
      supplements: [],
    };
    const dossier = wanted(lifeOf(code).slice(0, 1), { ownerType: 'enterprise', components: [] });
    expect(toRecord(dossier, bare)).toMatchObject({
      SoGiayToChuHoSo: '',
      DinhDanhCHS: [],
      LoaiDoiTuong: '2',
      Email: '',
      SoDienThoai: '',
      TrichYeuHoSo: '',
      NgayTiepNhan: '',
      NgayHenTra: '',
      HinhThuc: '',
      HoSoCoThanhPhanSoHoa: '0',
      TaiKhoanDuocXacThucVoiVNeID: '',
      TaiLieuNop: [],
      DanhSachLePhi: [],
      DSKetNoiCSDL: [],
    });
    expect(toProgress(code, dossier.steps[0]!, bare)).toMatchObject({
      NguoiXuLy: '',
      NgayBatDau: '',
      NgayKetThucTheoQuyDinh: '',
    });
  });

  it.each([
    ['counter', null],
    ['online', ''],
    ['postal', null],
  ] as const)('gives a portal account for online dossiers only (%s)', (channel, account) => {
    expect(toRecord(wanted(lifeOf(code), { channel }), personalFactsOf(code)).MaDoiTuong).toBe(account);
  });

  it('tells a supplement with both appointments', () => {
    const [register, receive, forward] = lifeOf(code);
    const changes = [
      register!,
      receive!,
      forward!,
      change(code, 4, SupplementRequested.type, 'requestSupplement', 'processing', 'supplementRequested', {
        supplement: 1,
      }),
      change(code, 5, SupplementSubmitted.type, 'submitSupplement', 'supplementRequested', 'supplementRequested', {
        supplement: 1,
      }),
      change(code, 6, DossierResumed.type, 'resume', 'supplementRequested', 'processing', { formerDueAt: at(30) }),
    ];
    const personal = {
      ...personalFactsOf(code, 6),
      supplements: [{ number: 1, items: [{ name: 'Bản vẽ', reason: 'thiếu dấu' }] }],
    };
    expect(toRecord(wanted(changes), personal).DanhSachHoSoBoSung).toEqual([
      expect.objectContaining({
        HoSoBoSungId: 1,
        NoiDungBoSung: 'Bản vẽ: thiếu dấu',
        NgayBoSung: '20240315090400',
        NgayTiepNhanBoSung: '20240315090500',
        TrangThaiBoSung: true,
        NgayHenTraTruoc: '20240315093000',
        NgayHenTraMoi: '20240320090200',
      }),
    ]);
  });

  it('refuses to make a record without the registration', () => {
    const { procedure: _, ...facts } = wanted(lifeOf(code)).facts;
    expect(() => toRecord({ code, sequence: 2, facts, steps: [] }, personalFactsOf(code))).toThrow(IncompleteDossier);
  });
});

describe('a progress entry', () => {
  it('is the step, with the officer’s words when there are some', () => {
    const step = lifeOf(code)[1]!.step;
    const entry = toProgress(code, step, personalFactsOf(code));
    expect(entry).toEqual({
      MaHoSo: code,
      NguoiXuLy: 'Trần Thị Mẫu',
      ChucDanh: 'Chuyên viên',
      PhongBanXuLy: 'Đơn vị mẫu',
      ThoiDiemXuLy: '20240315090200',
      NoiDungXuLy: 'Tiếp nhận hồ sơ',
      TrangThai: '2',
      NgayBatDau: '',
      NgayKetThucTheoQuyDinh: '',
    });
    const facts = { ...personalFactsOf(code), steps: [{ number: 2, officerName: 'X', text: 'Đủ giấy tờ' }] };
    expect(toProgress(code, step, facts).NoiDungXuLy).toBe('Đủ giấy tờ');
  });
});

describe('formats of the wire', () => {
  it('writes instants in Vietnamese time', () => {
    expect(wireInstant('2024-03-15T20:30:00Z')).toBe('20240316033000');
    expect(wireInstant(null)).toBe('');
  });

  it('never exceeds a limit, never breaks a character, and cuts only at the end', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, fc.constantFrom(0, 1, 2, limits.officer), (long, limit) => {
        const cut = wireText(long, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut).not.toMatch(/\p{Cs}/u);
        expect(long.normalize('NFC').trim().startsWith(cut)).toBe(true);
        expect(wireText(cut, limit)).toBe(cut);
      }),
    );
  });

  it('keeps an accent with its letter', () => {
    expect(wireText(`${'a'.repeat(49)}x\u0323\u0323`, 50)).toBe('a'.repeat(49));
    expect(wireText(`${'a'.repeat(49)}😀`, 50)).toBe('a'.repeat(49));
    expect(wireText('ế'.normalize('NFD').repeat(60), 50)).toBe('ế'.repeat(50));
  });
});
