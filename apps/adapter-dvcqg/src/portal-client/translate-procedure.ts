import { createHash } from 'node:crypto';
import type {
  Channel,
  Limit,
  PortalCodeAndName,
  PortalFee,
  PortalProcedure,
  PortalProcedureCase,
  PortalTerm,
  ReadingProblem,
} from '@motcua/contracts';

type Row = Readonly<Record<string, unknown>>;

const channelOf: Readonly<Record<string, Channel>> = { '1': 'counter', '2': 'online', '3': 'postal' };
const kindOf: Readonly<Record<string, PortalProcedure['kind']>> = {
  '1': 'notDelegated',
  '2': 'delegated',
  '3': 'other',
};
const unitOf: Readonly<Record<string, Limit['unit']>> = {
  'ngày làm việc': 'workingDay',
  ngày: 'calendarDay',
  giờ: 'workingHour',
};

/** Reads what the portal says of a procedure: texts as numbers, missing keys and null lists included (M18, M19). */
export function toProcedure(row: Row): PortalProcedure {
  const problems: ReadingProblem[] = [];
  const reader = new Reader(row, '', problems);
  const kind = reader.text('LOAITTHC');
  const decision = { id: reader.text('IDQUYETDINHCONGBO'), number: reader.text('QUYETDINH') };
  return {
    code: reader.text('MATTHC'),
    name: reader.text('TENTTHC'),
    portalId: reader.text('ID'),
    publisherCode: reader.text('MACOQUANCONGBO'),
    kind: kindOf[kind] ?? null,
    levels: reader.rows('CAPTHUCHIEN').map((level) => level.text('TENCAP')),
    public: reader.text('TRANGTHAI') === '1',
    field: reader.rows('LINHVUCTHUCHIEN').map((field) => codeAndName(field, 'MALINHVUC', 'TENLINHVUC'))[0] ?? null,
    cases: casesOf(reader),
    channels: reader.rows('CACHTHUCTHUCHIEN').flatMap((way) => {
      const channel = channelOf[way.text('KENH')];
      if (channel !== undefined) return [{ channel, terms: way.rows('THOIGIAN').map(termOf) }];
      way.report('KENH', 'UNKNOWN_CODE');
      return [];
    }),
    applicantKinds: reader.rows('DOITUONGTHUCHIEN').map((kindRow) => kindRow.text('TENDOITUONG')),
    results: reader.rows('KETQUATHUCHIEN').map((result) => codeAndName(result, 'MAKETQUA', 'TENKETQUA')),
    legalBasis: reader
      .rows('CANCUPHAPLY')
      .map((basis) => ({ number: basis.text('SOVANBAN'), name: basis.text('TENVANBAN') })),
    performingAgencies: reader.rows('COQUANTHUCHIEN').map((agency) => codeAndName(agency, 'MADONVI', 'TENDONVI')),
    competentAgency: reader.text('COQUANCOTHAMQUYEN'),
    delegatedAgency: reader.text('COQUANDUOCUYQUYEN'),
    coordinatingAgency: reader.text('COQUANPHOIHOP'),
    address: reader.text('DIACHITIEPNHAN'),
    conditions: reader.text('YEUCAU'),
    keywords: reader.text('TUKHOA'),
    description: reader.text('MOTA'),
    decision,
    problems,
  };
}

/** SHA-256, hex, of the answer whatever the order of its keys: the same content has the same digest. */
export function digestOfProcedure(row: Row): string {
  const canonical = JSON.stringify(row, (_, part: unknown) =>
    isRow(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
  return createHash('sha256').update(canonical).digest('hex');
}

/** Steps and components stand in two lists that are joined by the name of the case. */
function casesOf(reader: Reader): PortalProcedureCase[] {
  const steps = new Map(reader.rows('TRINHTUTHUCHIEN').map((row) => [row.text('TRUONGHOP'), row.rows('TRINHTU')]));
  const papers = new Map(reader.rows('THANHPHANHOSO').map((row) => [row.text('TRUONGHOP'), row.rows('GIAYTO')]));
  return [...new Set([...steps.keys(), ...papers.keys()])].map((name) => ({
    name,
    steps: (steps.get(name) ?? []).map((step) => step.text('TENTRINHTU')),
    components: (papers.get(name) ?? []).map((paper) => ({
      ...codeAndName(paper, 'MAGIAYTO', 'TENGIAYTO'),
      form: paper.text('TENMAUDON'),
      url: paper.text('URL'),
      originals: paper.count('SOBANCHINH'),
      copies: paper.count('SOBANSAO'),
    })),
  }));
}

function termOf(term: Reader): PortalTerm {
  return { limit: limitOf(term), description: term.text('MOTA'), fees: term.rows('PHILEPHI').map(feeOf) };
}

/** Null, with a problem: an administrator says how long it takes. */
function limitOf(term: Reader): Limit | null {
  const text = term.text('THOIGIANGIAIQUYET').replace(',', '.');
  const amount = /^\d{1,4}(\.[05])?$/.test(text) ? Number(text) : undefined;
  const unit = unitOf[term.text('DONVITINH').toLowerCase().replace(/\s+/g, ' ')];
  if (amount === undefined) term.report('THOIGIANGIAIQUYET', 'UNREADABLE_AMOUNT');
  if (unit === undefined) term.report('DONVITINH', 'UNREADABLE_UNIT');
  return amount === undefined || unit === undefined ? null : { amount, unit };
}

function feeOf(fee: Reader): PortalFee {
  const text = fee.text('SOTIEN');
  const readable = /^\d{1,12}$|^\d{1,3}([.,]\d{3}){1,3}$/.test(text);
  if (!readable) fee.report('SOTIEN', 'UNREADABLE_FEE');
  return {
    kindCode: fee.text('MAPHILEPHI'),
    amountVnd: readable ? Number(text.replace(/[.,]/g, '')) : null,
    description: fee.text('MOTA'),
    url: fee.text('URL'),
  };
}

function codeAndName(reader: Reader, code: string, name: string): PortalCodeAndName {
  return { code: reader.text(code), name: reader.text(name) };
}

/** A row of the answer and where it stands. */
class Reader {
  constructor(
    private readonly row: Row,
    private readonly path: string,
    private readonly problems: ReadingProblem[],
  ) {}

  /** Numbers count as text; what is missing, null or no text is empty. */
  text(key: string): string {
    const value = this.row[key];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? value.normalize('NFC').trim() : '';
  }

  count(key: string): number | null {
    const text = this.text(key);
    if (/^\d{1,3}$/.test(text)) return Number(text);
    if (text !== '') this.report(key, 'UNREADABLE_AMOUNT');
    return null;
  }

  /** One object may stand for a list of one; what is missing or null is an empty list. */
  rows(key: string): Reader[] {
    const value = this.row[key];
    if (value === undefined || value === null || value === '') return [];
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.flatMap((item, index) => {
      if (isRow(item)) return [new Reader(item, `${this.path}${key}[${index}].`, this.problems)];
      this.problems.push({ path: `${this.path}${key}[${index}]`, code: 'UNREADABLE_LIST', text: shown(item) });
      return [];
    });
  }

  report(key: string, code: ReadingProblem['code']): void {
    this.problems.push({ path: this.path + key, code, text: shown(this.row[key]) });
  }
}

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 200);
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
