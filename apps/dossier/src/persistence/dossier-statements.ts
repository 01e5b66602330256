import { appendedColumns, appendManyCtes, appendOneCtes } from '@motcua/messaging';
import type { StepRecord } from '../domain/dossier-record.js';
import { changingColumns, rowColumns, selectedFields, type Column } from './dossier-row.js';

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
] as const satisfies readonly Column[];

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
    insert into dossier (${names(rowColumns)}) values (${numbered(1, rowColumns.length)}) returning id
  ), ${stepAndEvent(rowColumns.length + 1)}
  select id from changed`;

/** Parameters: id, expected version, then what changes, the step, the event. */
export const CHANGE = `
  with changed as (
    update dossier set ${changingColumns.map(([column], index) => `${column} = $${index + 3}`).join(', ')}
    where id = $1 and version = $2 returning id
  ), ${stepAndEvent(changingColumns.length + 3)}
  select id from changed`;

/* Of the CTE `written`: what was given with each dossier that was written, and its id. */
const stepsAndEvents = `step as (
    insert into dossier_step (dossier_id, ${names(stepColumns)})
    select dossier_id, ${stepColumns.map(([column]) => `step_${column}`).join(', ')} from written
  ), ${appendManyCtes('written')}`;

/** As `CREATE`, each parameter a list: a value for each dossier. */
export const CREATE_ALL = `
  with given as materialized (${listed(rowColumns)}
  ), changed as (
    insert into dossier (${names(rowColumns)}) select ${names(rowColumns)} from given order by place returning id, code
  ), written as materialized (
    select changed.id as dossier_id, given.* from changed join given using (code)
  ), ${stepsAndEvents}
  select place::integer, dossier_id from written`;

/**
 * As `CHANGE`, each parameter a list. A dossier that somebody else holds is left out, not waited for: no dossier keeps
 * another one waiting, and two such statements cannot lock each other out.
 */
export const CHANGE_ALL = `
  with given as materialized (${listed([['dossier_id', 'bigint'], ['expected', 'integer'], ...changingColumns])}
  ), free as materialized (
    select place from given join dossier d on d.id = dossier_id and d.version = expected
    for no key update of d skip locked
  ), changed as (
    update dossier d set ${changingColumns.map(([column]) => `${column} = given.${column}`).join(', ')}
    from given join free using (place) where d.id = dossier_id and d.version = expected returning place
  ), written as materialized (
    select given.* from given join changed using (place)
  ), ${stepsAndEvents}
  select place::integer from written`;

function stepAndEvent(first: number): string {
  const values = stepColumns.map(([, type], index) => `$${first + index}::${type}`).join(', ');
  return `step as (
    insert into dossier_step (dossier_id, ${names(stepColumns)}) select id, ${values} from changed
  ), ${appendOneCtes('changed', first + stepColumns.length)}`;
}

/**
 * Rows of the given columns and those of step and event, numbered by `place` from 1; one parameter a column. `offset 0`: a
 * planner that sees how long the lists are makes a new plan each time, which takes longer than the statement.
 */
function listed(columns: readonly Column[]): string {
  const steps = stepColumns.map(([column, type]) => [`step_${column}`, type] as const);
  const all = [...columns, ...steps, ...appendedColumns];
  const lists = all.map(([column, type], index) => `$${index + 1}::${type}[] as ${column}`).join(', ');
  return `select listed.* from (select ${lists} offset 0) as lists,
      unnest(${all.map(([column]) => `lists.${column}`).join(', ')}) with ordinality as listed (${names(all)}, place)`;
}

function names(columns: readonly (readonly [name: string, type: string])[]): string {
  return columns.map(([name]) => name).join(', ');
}

function numbered(first: number, count: number): string {
  return Array.from({ length: count }, (_, index) => `$${first + index}`).join(', ');
}
