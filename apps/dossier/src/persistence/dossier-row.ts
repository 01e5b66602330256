import type { DossierRecord } from '../domain/dossier-record.js';

type Kind = 'plain' | 'number' | 'json';
type Field = Exclude<keyof DossierRecord, 'id'>;

/** Every column after the id, with how it is written and read. `number`: a bigint, which the driver gives as text. */
const columns: Readonly<Record<Field, readonly [column: string, kind: Kind]>> = {
  code: ['code', 'plain'],
  version: ['version', 'plain'],
  status: ['status', 'plain'],
  channel: ['channel', 'plain'],
  procedureCode: ['procedure_code', 'plain'],
  procedureVersion: ['procedure_version', 'plain'],
  caseCode: ['case_code', 'plain'],
  unitCode: ['unit_code', 'plain'],
  unitVersion: ['unit_version', 'plain'],
  unitName: ['unit_name', 'plain'],
  handlingUnitCode: ['handling_unit_code', 'plain'],
  handlingUnitVersion: ['handling_unit_version', 'plain'],
  handlingUnitName: ['handling_unit_name', 'plain'],
  calendarId: ['calendar_id', 'plain'],
  calendarVersion: ['calendar_version', 'plain'],
  ruleSetId: ['rule_set_id', 'plain'],
  feeVnd: ['fee_vnd', 'number'],
  timed: ['timed', 'plain'],
  submittedAt: ['submitted_at', 'plain'],
  receivedAt: ['received_at', 'plain'],
  dueAt: ['due_at', 'plain'],
  finishedAt: ['finished_at', 'plain'],
  returnedAt: ['returned_at', 'plain'],
  refusedAt: ['refused_at', 'plain'],
  lastStepAt: ['last_step_at', 'plain'],
  ownerType: ['owner_type', 'plain'],
  ownerIdNumber: ['owner_id_number', 'plain'],
  owner: ['owner', 'json'],
  submitter: ['submitter', 'json'],
  summary: ['summary', 'plain'],
  registeredBy: ['registered_by', 'plain'],
  components: ['components', 'json'],
  supplements: ['supplements', 'json'],
  payments: ['payments', 'json'],
  pauses: ['pauses', 'json'],
  fee: ['fee', 'json'],
  result: ['result', 'json'],
  eventDigest: ['event_digest', 'plain'],
};

/** What an act may change; everything else stays as it was registered. */
const changing = [
  'version',
  'status',
  'procedureVersion',
  'unitVersion',
  'unitName',
  'handlingUnitCode',
  'handlingUnitVersion',
  'handlingUnitName',
  'calendarId',
  'calendarVersion',
  'ruleSetId',
  'feeVnd',
  'timed',
  'receivedAt',
  'dueAt',
  'finishedAt',
  'returnedAt',
  'refusedAt',
  'lastStepAt',
  'components',
  'supplements',
  'payments',
  'pauses',
  'fee',
  'result',
  'eventDigest',
] as const satisfies readonly Field[];

const all = Object.keys(columns) as Field[];

export const rowColumns = all.map((field) => columns[field][0]);
export const changingColumns = changing.map((field) => columns[field][0]);

export function rowValues(record: DossierRecord): unknown[] {
  return all.map((field) => valueOf(record, field));
}

export function changingValues(record: DossierRecord): unknown[] {
  return changing.map((field) => valueOf(record, field));
}

/** For `select`: every column under the name of its field. */
export const selectedFields = ['id', ...all.map((field) => `${columns[field][0]} as "${field}"`)].join(', ');

export type DossierRow = Readonly<Record<keyof DossierRecord, unknown>>;

export function recordOf(row: DossierRow): DossierRecord {
  return { ...row, id: Number(row.id), feeVnd: Number(row.feeVnd) } as unknown as DossierRecord;
}

function valueOf(record: DossierRecord, field: Field): unknown {
  const value = record[field];
  return columns[field][1] === 'json' && value !== null ? JSON.stringify(value) : value;
}
