import { asText, type Row } from './call.js';

/** Fields that must hold something (dvcqg.md section 3, ✔). */
const required = [
  'MaHoSo',
  'MaTTHC',
  'TenTTHC',
  'MaLinhVuc',
  'TenLinhVuc',
  'KenhThucHien',
  'LoaiDoiTuong',
  'TrangThaiHoSo',
  'DonViXuLy',
] as const;

/** Instants of a record; `""` where there is none. The first two are ✔: the field itself must be there. */
const instants = ['NgayTiepNhan', 'NgayHenTra', 'NgayNopHoSo', 'NgayKetThucXuLy', 'NgayTra', 'NgayTuChoi'] as const;

/** Statuses a dossier can have without ever having been received: 1 registered, 3 refused, 5 supplement, 7 withdrawn. */
const beforeReceipt = ['1', '3', '5', '7'];

const statuses = codes(10);
const channels = codes(3);
const ownerTypes = codes(4);

/** Why a record is refused, in the words of the portal; undefined: it is taken. */
export function faultOfRecord(record: Row): string | undefined {
  const missing = required.find((field) => asText(record[field]) === '');
  if (missing) return `Trường ${missing} không được để trống`;
  const status = asText(record['TrangThaiHoSo']);
  if (!statuses.includes(status)) return badValue('TrangThaiHoSo');
  if (!channels.includes(asText(record['KenhThucHien']))) return badValue('KenhThucHien');
  if (!ownerTypes.includes(asText(record['LoaiDoiTuong']))) return badValue('LoaiDoiTuong');
  if (asText(record['NgayTiepNhan']) === '' && !beforeReceipt.includes(status))
    return 'Trường NgayTiepNhan không được để trống';
  if (record['NgayTiepNhan'] === undefined) return 'Thiếu trường NgayTiepNhan';
  if (record['NgayHenTra'] === undefined) return 'Thiếu trường NgayHenTra';
  const wrong = instants.find((field) => !isInstantOrEmpty(record[field]));
  return wrong && badValue(wrong);
}

/** Why a progress entry is refused (dvcqg.md section 4). Names and texts may be empty there. */
export function faultOfEntry(entry: Row): string | undefined {
  const missing = ['MaHoSo', 'ThoiDiemXuLy', 'TrangThai'].find((field) => asText(entry[field]) === '');
  if (missing) return `Trường ${missing} không được để trống`;
  if (!statuses.includes(asText(entry['TrangThai']))) return badValue('TrangThai');
  const wrong = ['ThoiDiemXuLy', 'NgayBatDau', 'NgayKetThucTheoQuyDinh'].find(
    (field) => !isInstantOrEmpty(entry[field]),
  );
  return wrong && badValue(wrong);
}

/** Milliseconds of a `yyyyMMddHHmmss` in Vietnamese time; NaN when it is none. */
export function instantOf(value: unknown): number {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(asText(value));
  if (!parts) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts;
  const utc = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const exists = !Number.isNaN(utc.getTime()) && utc.getUTCDate() === Number(day);
  return exists ? utc.getTime() - 7 * 3_600_000 : Number.NaN;
}

function isInstantOrEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return false;
  return asText(value) === '' || !Number.isNaN(instantOf(value));
}

function badValue(field: string): string {
  return `Trường ${field} không đúng định dạng`;
}

function codes(last: number): string[] {
  return Array.from({ length: last }, (_, index) => String(index + 1));
}
