import { dossierStatusNames, isLocalDate, VIETNAM_OFFSET_SECONDS } from '@motcua/contracts';
import { decodeCursor, kitErrors } from '@motcua/service-kit';
import type { ListDossiersQuery } from './list-dossiers.query.js';

/** Newest first; with a bound on the due time, the earliest due first. */
export type ListOrder = 'newest' | 'due';

export interface ListFilter {
  readonly order: ListOrder;
  readonly statuses: readonly string[];
  readonly everyStatus: boolean;
  /** Is there a bound on the due time? Then dossiers without one are left out. */
  readonly bounded: boolean;
  /** Id of the owner. */
  readonly owner: string | undefined;
  readonly dueAfter: Date;
  readonly dueBefore: Date;
  /** Where the page before ended: id, and the due time in that order. */
  readonly after: { readonly id: string; readonly dueAt: Date | null } | undefined;
}

const EARLIEST = new Date('0001-01-01T00:00:00Z');
const LATEST = new Date('9999-12-31T00:00:00Z');

/**
 * @param own only the caller's own dossiers: few, newest first.
 * @throws BAD_DATE, BAD_CURSOR
 */
export function listFilter(query: ListDossiersQuery, own: boolean, owner: string | undefined): ListFilter {
  const bounded = query.dueAfter !== undefined || query.dueBefore !== undefined;
  const order: ListOrder = bounded && owner === undefined && !own ? 'due' : 'newest';
  return {
    order,
    bounded,
    statuses: query.status?.split(',') ?? dossierStatusNames,
    everyStatus: query.status === undefined,
    owner,
    dueAfter: boundOf('dueAfter', query.dueAfter) ?? EARLIEST,
    dueBefore: boundOf('dueBefore', query.dueBefore) ?? LATEST,
    after: query.cursor === undefined ? undefined : afterOf(query.cursor, order),
  };
}

/** A date is the beginning of that day in Vietnam. */
function boundOf(field: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const instant =
    text.length === 10
      ? new Date(Date.parse(`${text}T00:00:00Z`) - VIETNAM_OFFSET_SECONDS * 1000)
      : new Date(text.replace(' ', '+'));
  if (isLocalDate(text.slice(0, 10)) && !Number.isNaN(instant.getTime())) return instant;
  throw kitErrors.BAD_DATE({ date: text }, { field });
}

function afterOf(cursor: string, order: ListOrder): ListFilter['after'] {
  const [kind, id, due] = decodeCursor(cursor);
  const bad = () => kitErrors.BAD_CURSOR({}, { field: 'cursor' });
  if (kind !== order || typeof id !== 'string' || !/^\d{1,18}$/.test(id)) throw bad();
  if (order === 'newest') return { id, dueAt: null };
  const dueAt = new Date(typeof due === 'string' ? due : NaN);
  if (Number.isNaN(dueAt.getTime())) throw bad();
  return { id, dueAt };
}
