import type { Behaviour } from './behaviour.js';
import { asText, type Call, type Row } from './call.js';
import type { Change } from './change.js';
import type { DossierStore } from './dossier-store.js';
import { excesses } from './length-rules.js';
import { faultOfEntry, faultOfRecord, instantOf } from './record-rules.js';
import { refusal, type Verdict } from './verdict.js';

type Refused = Verdict | undefined;

/** `DongBoHoSoMC`: inserts or updates. */
export function synchronise(call: Call, store: DossierStore, behaviour: Behaviour, now: number): Verdict {
  const op = call.kind === 'update' ? 'update' : 'insert';
  const seen = new Set<string>();
  const judge = (record: Row): Refused => {
    const code = asText(record['MaHoSo']);
    const fault = faultOfRecord(record) ?? tooLong(record, 'record', behaviour) ?? inFuture(record, behaviour, now);
    if (fault) return refusal('refused', fault);
    const procedure = asText(record['MaTTHC']);
    if (behaviour.unknownProcedures.has(procedure))
      return refusal('refused', `Mã thủ tục hành chính ${procedure} không tồn tại hoặc đã bị bãi bỏ`);
    const known = (store.find(code, now)?.known ?? false) || seen.has(code);
    seen.add(code);
    if (op === 'insert' && known) return refusal('exists', behaviour.exists.message, behaviour.exists.code);
    return op === 'update' && !known ? unknownDossier(code) : undefined;
  };
  const changes = (records: readonly Row[]) =>
    records.map((record): Change => ({ op, code: asText(record['MaHoSo']), record }));
  const verdict = judged(call, judge, changes, behaviour.partial, 'Đồng bộ thành công');
  if (op === 'update' || verdict.outcome !== 'accepted' || !behaviour.exists.always) return verdict;
  const { code, message } = behaviour.exists;
  return { ...refusal('exists', message, code), changes: verdict.changes };
}

/** `CapNhatTienDoHoSoMC`: adds progress entries, in the order they come. */
export function addProgress(call: Call, store: DossierStore, behaviour: Behaviour, now: number): Verdict {
  const judge = (entry: Row): Refused => {
    const code = asText(entry['MaHoSo']);
    const fault = faultOfEntry(entry) ?? tooLong(entry, 'entry', behaviour) ?? inFuture(entry, behaviour, now);
    if (fault) return refusal('refused', fault);
    return store.find(code, now)?.known ? undefined : unknownDossier(code);
  };
  const changes = (entries: readonly Row[]): Change[] => {
    const codes = new Set(entries.map((entry) => asText(entry['MaHoSo'])));
    return [...codes].map((code) => ({
      op: 'progress',
      code,
      entries: entries.filter((entry) => asText(entry['MaHoSo']) === code),
    }));
  };
  return judged(call, judge, changes, behaviour.partial, 'Cập nhật tiến độ thành công');
}

/** One bad record fails the whole call, or only itself (M14); the answer does not say which. */
function judged(
  { rows }: Call,
  judge: (row: Row) => Refused,
  changes: (rows: readonly Row[]) => Change[],
  partial: boolean,
  success: string,
): Verdict {
  if (!rows || rows.length === 0) return refusal('refused', 'Dữ liệu data không hợp lệ');
  const verdicts = rows.map((row) => ({ row, refused: judge(row) }));
  const refused = verdicts.find((verdict) => verdict.refused)?.refused;
  if (!refused) return { outcome: 'accepted', code: '0', message: success, result: '[]', changes: changes(rows) };
  const good = verdicts.filter((verdict) => !verdict.refused).map(({ row }) => row);
  return partial ? { ...refused, changes: changes(good) } : refused;
}

function unknownDossier(code: string): Verdict {
  return refusal('unknownDossier', `Hồ sơ ${code} không tồn tại`);
}

function tooLong(row: Row, kind: 'record' | 'entry', { overLong }: Behaviour): string | undefined {
  const found = excesses(row, kind);
  if (overLong === 'refuse') return found[0] && `Trường ${found[0].field} vượt quá độ dài cho phép`;
  for (const excess of found) excess.cut();
  return undefined;
}

function inFuture(row: Row, { refusesFuture, skewMs }: Behaviour, now: number): string | undefined {
  if (!refusesFuture) return undefined;
  const field = ['ThoiDiemXuLy', 'NgayTiepNhan', 'NgayNopHoSo', 'NgayKetThucXuLy', 'NgayTra', 'NgayTuChoi'].find(
    (name) => instantOf(row[name]) > now + skewMs,
  );
  return field && `Trường ${field} không được lớn hơn thời điểm hiện tại`;
}
