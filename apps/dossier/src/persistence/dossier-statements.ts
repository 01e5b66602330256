import { appendOneCtes } from '@motcua/messaging';
import type { StepRecord } from '../domain/dossier-record.js';
import { changingColumns, rowColumns, selectedFields } from './dossier-row.js';

const stepColumns = [
  ['number', 'integer'],
  ['action', 'text'],
  ['from_status', 'text'],
  ['to_status', 'text'],
  ['at', 'timestamptz'],
  ['actor_id', 'text'],
  ['officer_name', 'text'],
  ['position_id', 'text'],
  ['position_title', 'text'],
  ['unit_code', 'text'],
  ['unit_version', 'integer'],
  ['unit_name', 'text'],
  ['due_at', 'timestamptz'],
  ['note', 'text'],
  ['detail', 'jsonb'],
] as const;

/** In the order of `stepColumns`. */
export function stepValues(step: StepRecord): unknown[] {
  const { number, action, fromStatus, toStatus, at, actorId, officerName, positionId, positionTitle } = step;
  const { unitCode, unitVersion, unitName, dueAt, note, detail } = step;
  const who = [actorId, officerName, positionId, positionTitle, unitCode, unitVersion, unitName];
  return [number, action, fromStatus, toStatus, at, ...who, dueAt, note, JSON.stringify(detail)];
}

export const FIND = `select ${selectedFields} from dossier where code = $1`;

/*
 * One statement, one round trip, one transaction: the dossier, its step, its event and the row of the outbox. The step and
 * the event hang on the row of the dossier: when nothing was changed, nothing is written.
 */
export const CREATE = `
  with changed as (
    insert into dossier (${rowColumns.join(', ')}) values (${numbered(1, rowColumns.length)}) returning id
  ), ${stepAndEvent(rowColumns.length + 1)}
  select id from changed`;

/** Parameters: id, expected version, then what changes, the step, the event. */
export const CHANGE = `
  with changed as (
    update dossier set ${changingColumns.map((column, index) => `${column} = $${index + 3}`).join(', ')}
    where id = $1 and version = $2 returning id
  ), ${stepAndEvent(changingColumns.length + 3)}
  select id from changed`;

function stepAndEvent(first: number): string {
  const names = stepColumns.map(([column]) => column).join(', ');
  const values = stepColumns.map(([, type], index) => `$${first + index}::${type}`).join(', ');
  return `step as (
    insert into dossier_step (dossier_id, ${names}) select id, ${values} from changed
  ), ${appendOneCtes('changed', first + stepColumns.length)}`;
}

function numbered(first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => `$${first + index}`).join(', ');
}
