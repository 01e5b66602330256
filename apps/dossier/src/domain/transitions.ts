import { dossierStatusNames, type DossierAction, type DossierStatus } from '@motcua/contracts';
import type { Precondition } from './preconditions.js';

/** `calendar`: an amendment of the working calendar that was approved for dossiers received before; nobody does it by hand. */
export type Who = 'citizen' | 'desk' | 'handlingOfficer' | 'approver' | 'postalService' | 'payment' | 'calendar';

/** One row of the table in dossier-lifecycle.md section 2. */
export interface Transition {
  /** Stable name; refusals and tests speak of it. */
  readonly rule: string;
  /** Null: there is no dossier yet. */
  readonly from: DossierStatus | null;
  readonly action: DossierAction;
  readonly to: DossierStatus;
  /** Any of them may do it. */
  readonly who: readonly Who[];
  /** Stands only for dossiers that were received before, or never. Absent: for both. */
  readonly received?: 'before' | 'never';
  /** Checked in this order; the first that fails is the refusal. */
  readonly requires?: readonly Precondition[];
}

const reasonAndBasis = ['reason', 'legalBasis'] as const;
const desk = ['desk'] as const;
const approver = ['approver'] as const;
const byCalendar = ['calendar'] as const;
/** A citizen's act; the desk records it on written request. */
const citizenOrDesk = ['citizen', 'desk'] as const;

/**
 * All that is allowed. Rule sources: R1–R4 of section 4; 5 → 2, 4 → 3, 2 → 7 and 5 → 8 are our decision. There is no 9 → 4, no
 * way back from 3, 7 and 10, and no forced end. Which transition stands depends on no due time (R17).
 */
export const transitions: readonly Transition[] = [
  { rule: 'registration', from: null, action: 'register', to: 'registered', who: citizenOrDesk },

  { rule: 'receipt', from: 'registered', action: 'receive', to: 'received', who: desk, requires: ['components'] },
  {
    rule: 'supplement-at-intake',
    from: 'registered',
    action: 'requestSupplement',
    to: 'supplementRequested',
    who: desk,
    requires: ['items'],
  },
  {
    rule: 'refusal-at-intake',
    from: 'registered',
    action: 'refuse',
    to: 'refused',
    who: desk,
    requires: reasonAndBasis,
  },
  { rule: 'withdrawal', from: 'registered', action: 'withdraw', to: 'withdrawn', who: citizenOrDesk },

  {
    rule: 'receipt-after-supplement',
    from: 'supplementRequested',
    action: 'receive',
    to: 'received',
    who: desk,
    received: 'never',
    requires: ['supplement', 'components'],
  },
  {
    rule: 'resumption-after-supplement',
    from: 'supplementRequested',
    action: 'resume',
    to: 'processing',
    who: desk,
    received: 'before',
    requires: ['supplement'],
  },
  {
    rule: 'supplement-submission',
    from: 'supplementRequested',
    action: 'submitSupplement',
    to: 'supplementRequested',
    who: citizenOrDesk,
  },
  {
    rule: 'further-supplement',
    from: 'supplementRequested',
    action: 'requestSupplement',
    to: 'supplementRequested',
    who: desk,
    requires: ['items'],
  },
  {
    rule: 'refusal-without-supplement',
    from: 'supplementRequested',
    action: 'refuse',
    to: 'refused',
    who: desk,
    received: 'never',
    requires: reasonAndBasis,
  },
  {
    rule: 'refusal-of-received-without-supplement',
    from: 'supplementRequested',
    action: 'refuse',
    to: 'refused',
    who: approver,
    received: 'before',
    requires: reasonAndBasis,
  },
  { rule: 'withdrawal', from: 'supplementRequested', action: 'withdraw', to: 'withdrawn', who: citizenOrDesk },
  {
    rule: 'stop-without-supplement',
    from: 'supplementRequested',
    action: 'stop',
    to: 'stopped',
    who: approver,
    received: 'before',
    requires: reasonAndBasis,
  },

  { rule: 'forwarding', from: 'received', action: 'forward', to: 'processing', who: desk },
  { rule: 'withdrawal', from: 'received', action: 'withdraw', to: 'withdrawn', who: citizenOrDesk },

  {
    rule: 'supplement-in-appraisal',
    from: 'processing',
    action: 'requestSupplement',
    to: 'supplementRequested',
    who: desk,
    requires: ['items'],
  },
  {
    rule: 'payment-request',
    from: 'processing',
    action: 'requestPayment',
    to: 'paymentRequested',
    who: ['handlingOfficer', 'payment'],
  },
  {
    rule: 'refusal-in-appraisal',
    from: 'processing',
    action: 'refuse',
    to: 'refused',
    who: approver,
    requires: reasonAndBasis,
  },
  { rule: 'withdrawal', from: 'processing', action: 'withdraw', to: 'withdrawn', who: citizenOrDesk },
  { rule: 'stop', from: 'processing', action: 'stop', to: 'stopped', who: approver, requires: reasonAndBasis },
  { rule: 'completion', from: 'processing', action: 'finish', to: 'finished', who: approver, requires: ['result'] },

  {
    rule: 'payment-confirmation',
    from: 'paymentRequested',
    action: 'confirmPayment',
    to: 'processing',
    who: ['handlingOfficer', 'payment'],
    requires: ['payment'],
  },
  { rule: 'withdrawal', from: 'paymentRequested', action: 'withdraw', to: 'withdrawn', who: citizenOrDesk },
  {
    rule: 'stop-without-payment',
    from: 'paymentRequested',
    action: 'stop',
    to: 'stopped',
    who: approver,
    requires: reasonAndBasis,
  },

  // slip 04 (R5): the clock has to run, and only as often as the rule set allows
  ...(['received', 'processing', 'paymentRequested'] as const).map((status) => ({
    rule: 'extension',
    from: status,
    action: 'extend' as const,
    to: status,
    who: approver,
    requires: ['reason'] as const,
  })),
  // the exception of section 7: an approved, recorded act moves what was pinned
  ...(['received', 'processing', 'paymentRequested'] as const).map((status) => ({
    rule: 'amended-calendar',
    from: status,
    action: 'moveDeadline' as const,
    to: status,
    who: byCalendar,
  })),

  {
    rule: 'resumption-after-stop',
    from: 'stopped',
    action: 'resume',
    to: 'processing',
    who: approver,
    requires: ['reason'],
  },

  {
    rule: 'return',
    from: 'finished',
    action: 'returnResult',
    to: 'returned',
    who: ['desk', 'postalService', 'citizen'],
    requires: ['fee'],
  },
];

/** Nothing leads out of them. */
export const terminalStatuses: ReadonlySet<DossierStatus> = new Set(
  dossierStatusNames.filter((status) => !transitions.some(({ from }) => from === status)),
);

interface Standing {
  readonly status: DossierStatus;
  readonly wasReceived: boolean;
}

/** What the table allows a dossier that stands there. */
export function allowedTransitions({ status, wasReceived }: Standing): Transition[] {
  return transitions.filter(
    ({ from, received }) => from === status && (received === undefined || (received === 'before') === wasReceived),
  );
}

/** The actions somebody can be offered there, each once. */
export function offeredActions(standing: Standing): DossierAction[] {
  const byHand = allowedTransitions(standing).filter(({ who }) => who !== byCalendar);
  return [...new Set(byHand.map(({ action }) => action))];
}

/**
 * Proves at start that the table is whole: one row at most for each case, every status reachable, and an end in sight from
 * each.
 *
 * @throws Error naming the row or status at fault.
 */
export function assertTransitionsSound(table: readonly Transition[] = transitions): void {
  for (const [index, row] of table.entries()) {
    const twin = table.slice(index + 1).find((other) => overlaps(row, other));
    if (twin)
      throw new Error(`Transitions "${row.rule}" and "${twin.rule}" both stand for ${row.action} in ${row.from}`);
  }
  const reachable = spread(
    [null],
    table,
    ({ from }) => from,
    ({ to }) => to,
  );
  const ends = dossierStatusNames.filter((status) => !table.some(({ from }) => from === status));
  const ending = spread(
    ends,
    table,
    ({ to }) => to,
    ({ from }) => from,
  );
  for (const status of dossierStatusNames) {
    if (!reachable.has(status)) throw new Error(`No transition leads to status "${status}"`);
    if (!ending.has(status)) throw new Error(`No end can be reached from status "${status}"`);
  }
}

function overlaps(one: Transition, other: Transition): boolean {
  const sameCell = one.from === other.from && one.action === other.action;
  return sameCell && (one.received === other.received || !one.received || !other.received);
}

function spread(
  start: readonly (DossierStatus | null)[],
  table: readonly Transition[],
  here: (row: Transition) => DossierStatus | null,
  there: (row: Transition) => DossierStatus | null,
): Set<DossierStatus | null> {
  const found = new Set(start);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const row of table) if (found.has(here(row))) found.add(there(row));
  }
  return found;
}
