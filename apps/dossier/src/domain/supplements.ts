import { formatInstant } from '@motcua/contracts';
import type { SupplementItem, SupplementRequest } from './dossier-record.js';

export function requested(
  before: readonly SupplementRequest[],
  items: readonly SupplementItem[],
  note: string | null,
  at: Date,
): SupplementRequest[] {
  const open = { submittedAt: null, judgedAt: null };
  return [...before, { number: before.length + 1, items, note, requestedAt: formatInstant(at), ...open }];
}

/** What is handed in answers every request that is still open. */
export function answered(requests: readonly SupplementRequest[], at: Date): SupplementRequest[] {
  return requests.map((request) => ({ ...request, submittedAt: request.submittedAt ?? formatInstant(at) }));
}

/** The dossier leaves status 5: no request stays open. */
export function judged(requests: readonly SupplementRequest[], at: Date): readonly SupplementRequest[] {
  if (requests.every(({ judgedAt }) => judgedAt !== null)) return requests;
  return requests.map((request) => ({ ...request, judgedAt: request.judgedAt ?? formatInstant(at) }));
}

/** Requests the citizen has not answered. */
export function unanswered(requests: readonly SupplementRequest[]): SupplementRequest[] {
  return requests.filter(({ submittedAt, judgedAt }) => submittedAt === null && judgedAt === null);
}
