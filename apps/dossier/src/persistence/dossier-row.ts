import type { DossierRecord } from '../domain/dossier-record.js';

type ColumnType = 'bigint' | 'boolean' | 'bytea' | 'integer' | 'jsonb' | 'text' | 'timestamptz' | 'uuid';
/** A column and its type, for a statement. */
export type Column = readonly [name: string, type: ColumnType];
type Field = Exclude<keyof DossierRecord, 'id'>;

/** Every column after the id. */
const columns: Readonly<Record<Field, Column>> = {
  code: ['code', 'text'],
  version: ['version', 'integer'],
  status: ['status', 'text'],
  channel: ['channel', 'text'],
  procedureCode: ['procedure_code', 'text'],
  procedureVersion: ['procedure_version', 'integer'],
  caseCode: ['case_code', 'text'],
  unitCode: ['unit_code', 'text'],
  unitVersion: ['unit_version', 'integer'],
  unitName: ['unit_name', 'text'],
  handlingUnitCode: ['handling_unit_code', 'text'],
  handlingUnitVersion: ['handling_unit_version', 'integer'],
  handlingUnitName: ['handling_unit_name', 'text'],
  calendarId: ['calendar_id', 'text'],
  calendarVersion: ['calendar_version', 'integer'],
  ruleSetId: ['rule_set_id', 'text'],
  processCode: ['process_code', 'text'],
  processVersion: ['process_version', 'integer'],
  feeVnd: ['fee_vnd', 'bigint'],
  timed: ['timed', 'boolean'],
  submittedAt: ['submitted_at', 'timestamptz'],
  receivedAt: ['received_at', 'timestamptz'],
  dueAt: ['due_at', 'timestamptz'],
  finishedAt: ['finished_at', 'timestamptz'],
  returnedAt: ['returned_at', 'timestamptz'],
  refusedAt: ['refused_at', 'timestamptz'],
  lastStepAt: ['last_step_at', 'timestamptz'],
  ownerType: ['owner_type', 'text'],
  ownerSubject: ['owner_subject', 'uuid'],
  ownerSealed: ['owner_sealed', 'bytea'],
  submitterSubject: ['submitter_subject', 'uuid'],
  submitterSealed: ['submitter_sealed', 'bytea'],
  summary: ['summary', 'text'],
  registeredBy: ['registered_by', 'text'],
  components: ['components', 'jsonb'],
  supplements: ['supplements', 'jsonb'],
  payments: ['payments', 'jsonb'],
  pauses: ['pauses', 'jsonb'],
  extensions: ['extensions', 'jsonb'],
  fee: ['fee', 'jsonb'],
  result: ['result', 'jsonb'],
  eventDigest: ['event_digest', 'bytea'],
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
  'processCode',
  'processVersion',
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
  'extensions',
  'fee',
  'result',
  'eventDigest',
] as const satisfies readonly Field[];

const all = Object.keys(columns) as Field[];

export const rowColumns = all.map((field) => columns[field]);
export const changingColumns = changing.map((field) => columns[field]);

export function rowValues(record: DossierRecord): unknown[] {
  return all.map((field) => valueOf(record, field));
}

export function changingValues(record: DossierRecord): unknown[] {
  return changing.map((field) => valueOf(record, field));
}

/** For `select`: the id and the columns of these fields, each under the name of its field. */
export function selected(fields: readonly Field[]): string {
  return ['id', ...fields.map((field) => `${columns[field][0]} as "${field}"`)].join(', ');
}

/** Every column. */
export const selectedFields = selected(all);

export type DossierRow = Readonly<Record<keyof DossierRecord, unknown>>;

export function recordOf(row: DossierRow): DossierRecord {
  return { ...row, id: Number(row.id), feeVnd: Number(row.feeVnd) } as unknown as DossierRecord;
}

function valueOf(record: DossierRecord, field: Field): unknown {
  const value = record[field];
  return columns[field][1] === 'jsonb' && value !== null ? JSON.stringify(value) : value;
}
