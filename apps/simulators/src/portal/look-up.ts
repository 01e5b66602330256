import type { Behaviour } from './behaviour.js';
import { asText, isRow, type Call, type Row } from './call.js';
import type { DossierStore } from './dossier-store.js';
import { refusal, type Verdict } from './verdict.js';

/** What a look-up gives back of a dossier (dvcqg.md section 6.4). */
export const readBackLevels = ['existence', 'record', 'recordWithProgress'] as const;
export type ReadBackLevel = (typeof readBackLevels)[number];

export interface ReadBack {
  readonly level: ReadBackLevel;
  /** Name of the list of progress entries. */
  readonly progressField: string;
}

/** `TraCuuHoSo` */
export function lookUp(
  call: Call,
  store: DossierStore,
  behaviour: Behaviour,
  readBack: ReadBack,
  now: number,
): Verdict {
  const code = call.codes[0] ?? '';
  if (code === '') return refusal('refused', 'Tham số mahoso không được để trống');
  const { record, entries } = store.find(code, now)?.asOf(now - behaviour.lagMs) ?? { record: null, entries: [] };
  if (record === null) return unknown(code, behaviour);
  const shown = { code, record, entries };
  return {
    outcome: 'accepted',
    code: '0',
    message: 'Thành công',
    result: `[${element(shown, behaviour, readBack)}]`,
    changes: [],
  };
}

function unknown(code: string, { unknownLookup }: Behaviour): Verdict {
  if (unknownLookup === 'error') return refusal('unknownDossier', `Không tìm thấy hồ sơ ${code}`);
  const result = { emptyResult: '[]', missingResult: undefined, nullResult: 'null' }[unknownLookup];
  return { outcome: 'unknownDossier', code: '0', message: 'Thành công', result, changes: [] };
}

function element(
  { code, record, entries }: { code: string; record: string; entries: readonly string[] },
  { readBackStyle }: Behaviour,
  { level, progressField }: ReadBack,
): string {
  if (level === 'existence') return JSON.stringify({ MaHoSo: code });
  const progress = level === 'recordWithProgress' ? `,${JSON.stringify(progressField)}:[${entries.join(',')}]` : '';
  const whole = `${record.slice(0, -1)}${progress}}`;
  return readBackStyle === 'asStored' ? whole : JSON.stringify(restyled(JSON.parse(whole) as Row, readBackStyle));
}

export function restyled(value: unknown, style: Behaviour['readBackStyle']): unknown {
  if (style === 'asStored') return value;
  if (Array.isArray(value)) return value.map((item) => restyled(item, style));
  if (!isRow(value)) return style === 'number' && /^[1-9]\d{0,8}$|^0$/.test(asText(value)) ? Number(value) : value;
  const fields = Object.entries(value).flatMap(([field, content]): [string, unknown][] => {
    const empty = content === '' || content === null || (Array.isArray(content) && content.length === 0);
    if (!empty || style === 'number') return [[field, restyled(content, style)]];
    return style === 'missing' ? [] : [[field, null]];
  });
  return Object.fromEntries(fields);
}
