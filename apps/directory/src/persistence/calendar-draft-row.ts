import type { DraftRecord } from '../domain/calendar-draft.js';

/** Column, field of `DraftRecord`, type. */
const columns: readonly (readonly [column: string, field: keyof DraftRecord, type: string])[] = [
  ['id', 'id', 'uuid'],
  ['calendar_id', 'calendarId', 'text'],
  ['unit_code', 'unitCode', 'text'],
  ['creates', 'creates', 'boolean'],
  ['inherits', 'inherits', 'text'],
  ['year', 'year', 'integer'],
  ['exceptions', 'exceptions', 'jsonb'],
  ['weekly', 'weekly', 'jsonb'],
  ['rule_set', 'ruleSet', 'jsonb'],
  ['reason', 'reason', 'text'],
  ['citation', 'citation', 'text'],
  ['effect', 'effect', 'text'],
  ['state', 'state', 'text'],
  ['version', 'version', 'integer'],
  ['drafted_by', 'draftedBy', 'text'],
  ['drafted_at', 'draftedAt', 'timestamptz'],
  ['changed_by', 'changedBy', 'text'],
  ['changed_at', 'changedAt', 'timestamptz'],
  ['approved_by', 'approvedBy', 'text'],
  ['approved_at', 'approvedAt', 'timestamptz'],
  ['approved_against', 'approvedAgainst', 'integer'],
  ['ended_by', 'endedBy', 'text'],
  ['ended_at', 'endedAt', 'timestamptz'],
  ['published_as', 'publishedAs', 'integer'],
];

export const draftColumns = columns.map(([column, field]) => `${column} as "${field}"`).join(', ');

const names = columns.map(([column]) => column).join(', ');
const values = columns.map(([, , type], index) => `$${index + 1}::${type}`).join(', ');

export const insertDraft = `insert into calendar_draft (${names}) values (${values})`;

export const updateDraft = `update calendar_draft set (${names}) = row(${values}) where id = $1`;

export function draftParameters(record: DraftRecord): unknown[] {
  return columns.map(([, field, type]) => {
    const value = record[field];
    return type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
  });
}
