import { isRow, type Row } from './call.js';

/** Most characters of a field (M15; limits seen in clients, dvcqg.md sections 3 and 4). */
const limits = {
  record: [{ field: 'TrichYeuHoSo', limit: 1000 }],
  lists: [
    { list: 'TaiLieuNop', field: 'TenTepDinhKem', limit: 4000 },
    { list: 'DanhSachGiayToKetQua', field: 'TenGiayTo', limit: 2000 },
  ],
  entry: [{ field: 'NguoiXuLy', limit: 50 }],
} as const;

/** Where a field is too long: its name, and how to cut it. */
interface Excess {
  readonly field: string;
  cut(): void;
}

/** Too long values of a record or an entry of progress. */
export function excesses(row: Row, kind: 'record' | 'entry'): Excess[] {
  const own = limits[kind].flatMap(({ field, limit }) => excess(row, field, limit));
  if (kind === 'entry') return own;
  const listed = limits.lists.flatMap(({ list, field, limit }) => {
    const items: unknown = row[list];
    return Array.isArray(items) ? items.filter(isRow).flatMap((item) => excess(item, field, limit)) : [];
  });
  return [...own, ...listed];
}

function excess(row: Row, field: string, limit: number): Excess[] {
  const value = row[field];
  if (typeof value !== 'string' || value.length <= limit) return [];
  return [{ field, cut: () => void (row[field] = value.slice(0, limit)) }];
}
