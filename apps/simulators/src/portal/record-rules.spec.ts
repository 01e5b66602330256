import { entryOf, recordOf } from '../portal.fixture.js';
import { excesses } from './length-rules.js';
import { faultOfEntry, faultOfRecord, instantOf } from './record-rules.js';

describe('a record', () => {
  it.each([
    'MaHoSo',
    'MaTTHC',
    'TenTTHC',
    'MaLinhVuc',
    'TenLinhVuc',
    'KenhThucHien',
    'LoaiDoiTuong',
    'TrangThaiHoSo',
    'DonViXuLy',
    'NgayTiepNhan',
  ])('needs %s', (field) => {
    for (const value of ['', ' ', null, undefined]) {
      expect(faultOfRecord(recordOf({ [field]: value }))).toBe(`Trường ${field} không được để trống`);
    }
  });

  it('may have no appointment, but not no such field', () => {
    expect(faultOfRecord(recordOf({ NgayHenTra: '' }))).toBeUndefined();
    expect(faultOfRecord(recordOf({ NgayHenTra: undefined }))).toBe('Thiếu trường NgayHenTra');
  });

  it.each(['1', '3', '5', '7'])('may never have been received in status %s', (TrangThaiHoSo) => {
    expect(faultOfRecord(recordOf({ TrangThaiHoSo, NgayTiepNhan: '' }))).toBeUndefined();
    expect(faultOfRecord(recordOf({ TrangThaiHoSo, NgayTiepNhan: undefined }))).toBe('Thiếu trường NgayTiepNhan');
  });

  it.each([
    ['TrangThaiHoSo', '0'],
    ['TrangThaiHoSo', '11'],
    ['TrangThaiHoSo', 'done'],
    ['KenhThucHien', '4'],
    ['LoaiDoiTuong', '5'],
    ['NgayHenTra', '2024-03-20T09:10:00'],
    ['NgayHenTra', '20240230000000'],
    ['NgayNopHoSo', '20240315'],
    ['NgayTra', {}],
  ])('is refused with %s %p', (field, value) => {
    expect(faultOfRecord(recordOf({ [field]: value }))).toBe(`Trường ${field} không đúng định dạng`);
  });
});

describe('a progress entry', () => {
  it('may have empty names and texts', () => {
    expect(faultOfEntry(entryOf({ NguoiXuLy: '', NoiDungXuLy: '' }))).toBeUndefined();
  });

  it.each(['MaHoSo', 'ThoiDiemXuLy', 'TrangThai'])('needs %s', (field) => {
    expect(faultOfEntry(entryOf({ [field]: '' }))).toBe(`Trường ${field} không được để trống`);
  });

  it.each([
    ['TrangThai', '12'],
    ['ThoiDiemXuLy', '20240315256100'],
    ['NgayBatDau', 'x'],
  ])('is refused with %s %p', (field, value) => {
    expect(faultOfEntry(entryOf({ [field]: value }))).toBe(`Trường ${field} không đúng định dạng`);
  });
});

describe('instants', () => {
  it('are Vietnamese time', () => {
    expect(instantOf('20240315000000')).toBe(Date.parse('2024-03-14T17:00:00Z'));
  });
});

describe('lengths (M15)', () => {
  it('pass at the limit and are found above it', () => {
    const long = (length: number) => 'ầ'.repeat(length);
    const record = (more: number) =>
      recordOf({
        TrichYeuHoSo: long(1000 + more),
        TaiLieuNop: [{ TenTepDinhKem: long(4000 + more) }],
        DanhSachGiayToKetQua: [{ TenGiayTo: long(2000 + more) }],
      });
    expect(excesses(record(0), 'record')).toEqual([]);
    const found = excesses(record(1), 'record');
    expect(found.map(({ field }) => field)).toEqual(['TrichYeuHoSo', 'TenTepDinhKem', 'TenGiayTo']);
    expect(excesses(entryOf({ NguoiXuLy: long(50) }), 'entry')).toEqual([]);
    expect(excesses(entryOf({ NguoiXuLy: long(51) }), 'entry')).toHaveLength(1);
  });
});
