/** An object of the wire. */
export type Row = Record<string, unknown>;

/** What a call is about; `other`: a service this portal does not have. */
export const callKinds = [
  'login',
  'lookUp',
  'insert',
  'update',
  'progress',
  'procedures',
  'procedure',
  'other',
] as const;
export type CallKind = (typeof callKinds)[number];

/** Names of the wire; a fault is declared for one of them. */
export const services = [
  'login',
  'TraCuuHoSo',
  'DongBoHoSoMC',
  'CapNhatTienDoHoSoMC',
  'LayDanhSachTTHC',
  'LayThuTuc',
] as const;
export type Service = (typeof services)[number];

export const serviceOf: Readonly<Record<CallKind, Service | 'other'>> = {
  login: 'login',
  lookUp: 'TraCuuHoSo',
  insert: 'DongBoHoSoMC',
  update: 'DongBoHoSoMC',
  progress: 'CapNhatTienDoHoSoMC',
  procedures: 'LayDanhSachTTHC',
  procedure: 'LayThuTuc',
  other: 'other',
};

export interface Call {
  readonly kind: CallKind;
  readonly session: string;
  /** The service as the client wrote it. */
  readonly service: string;
  /** `data[]`; null where it is no list of objects. */
  readonly rows: readonly Row[] | null;
  /** Dossiers it is about. */
  readonly codes: readonly string[];
  readonly body: Row;
}

/** Reads the envelope of dvcqg.md section 1 the way a lenient server does; undefined: no JSON object. */
export function readCall(text: string): Call | undefined {
  const body = readObject(text);
  if (!body) return undefined;
  const service = asText(body['service']);
  const kind = kindOf(service, body);
  const rows = rowsOf(body['data']);
  const asked = asText(body['mahoso'] ?? body['MaHoSo'] ?? body['maHoSo'] ?? rows?.[0]?.['mahoso']);
  const codes = kind === 'lookUp' ? [asked] : (rows ?? []).map((row) => asText(row['MaHoSo']));
  return { kind, session: asText(body['session']), service, rows, codes, body };
}

export function readLogin(text: string): Call | undefined {
  const body = readObject(text);
  return body && { kind: 'login', session: '', service: 'login', rows: null, codes: [], body };
}

/** Text of a value: numbers and booleans count as text (dvcqg.md section 1, formats), null and absent as empty. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(service: string, body: Row): CallKind {
  if (service === 'TraCuuHoSo') return 'lookUp';
  if (service === 'CapNhatTienDoHoSoMC') return 'progress';
  if (service === 'LayDanhSachTTHC') return 'procedures';
  if (service === 'LayThuTuc') return 'procedure';
  if (service !== 'DongBoHoSoMC') return 'other';
  return /^(true|1)$/i.test(asText(body['isUpdating'])) ? 'update' : 'insert';
}

/** One object may stand for a list of one. */
function rowsOf(data: unknown): readonly Row[] | null {
  const list = Array.isArray(data) ? (data as unknown[]) : data === undefined || data === null ? [] : [data];
  return list.every(isRow) ? list : null;
}

function readObject(text: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isRow(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
