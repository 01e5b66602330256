import type { DossierAction, DossierStatus, Limit } from '@motcua/contracts';
import { dossierStatuses } from '@motcua/contracts';
import type { procedureLevels } from './procedure.js';

/** In lower case with hyphens, so that it is no code of a procedure: both are subjects of the same event log. */
export const processCodePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What is done in a step. `supplement` waits for the citizen, `tax` for a financial obligation. */
export const stepKinds = [
  'receive',
  'assign',
  'review',
  'parallelOpinion',
  'supplement',
  'tax',
  'sign',
  'return',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** `all`: every opinion is waited for; `any`: the first is enough. */
export const joins = ['all', 'any'] as const;

export type ProcessLevel = (typeof procedureLevels)[number];

/** Who does it: a role (process-roles.ts) in the unit an expression names (unit-expression.ts). */
export interface StepOwner {
  readonly role: string;
  readonly unit: string;
}

/** One agency that is asked for its opinion at the same time as others. */
export interface OpinionBranch {
  readonly code: string;
  readonly name: string;
  readonly owner: StepOwner | null;
  readonly limit: Limit | null;
}

export interface ParallelOpinions {
  readonly join: (typeof joins)[number];
  readonly branches: readonly OpinionBranch[];
}

/**
 * A step of a process. What verification has to judge – owner, limit, status, actions – may be wrong or missing in a
 * draft; in a published version it is not.
 */
export interface ProcessStep {
  readonly code: string;
  readonly name: string;
  readonly kind: StepKind;
  readonly owner: StepOwner | null;
  readonly limit: Limit | null;
  /** Status on the national portal of a dossier in this step; one of `DossierStatus`. */
  readonly portalStatus: string | null;
  /** Actions on the dossier that may be done in this step; `DossierAction`s. */
  readonly mayDo: readonly string[];
  /** Of a step of the kind `parallelOpinion`, and only of one. */
  readonly opinions: ParallelOpinions | null;
}

export interface ProcessTransition {
  /** Code of a step. */
  readonly from: string;
  /** Code of a step or of an end. */
  readonly to: string;
  /** The action on the dossier that leads there; null: an internal hand-over, which changes no status. */
  readonly action: string | null;
  /** When it is taken, for people. */
  readonly label: string;
  readonly portalStatus: string | null;
}

export interface ProcessEnd {
  readonly code: string;
  readonly name: string;
  readonly portalStatus: string | null;
}

/** A process as plain data: one definition serves every unit of its levels. */
export interface ProcessDefinition {
  readonly code: string;
  readonly name: string;
  readonly levels: readonly ProcessLevel[];
  /** It applies to every procedure of its levels that has no process of its own; then `procedures` is empty. */
  readonly isDefault: boolean;
  readonly procedures: readonly string[];
  /** What the longest way through it must fit in. */
  readonly limit: Limit | null;
  readonly steps: readonly ProcessStep[];
  readonly transitions: readonly ProcessTransition[];
  /** Code of the step a dossier begins in. */
  readonly start: string;
  readonly ends: readonly ProcessEnd[];
}

/** Registering comes before any process; an amended calendar moves a due time by itself. */
type ProcessAction = Exclude<DossierAction, 'register' | 'moveDeadline'>;

/**
 * In which statuses an action is possible and where it leads (dossier-lifecycle.md section 2); the dossier service judges by
 * the same table. `to` null: the dossier stays where it is.
 */
const actions: Readonly<
  Record<ProcessAction, { readonly from: readonly DossierStatus[]; readonly to: DossierStatus | null }>
> = {
  receive: { from: ['registered', 'supplementRequested'], to: 'received' },
  requestSupplement: { from: ['registered', 'supplementRequested', 'processing'], to: 'supplementRequested' },
  submitSupplement: { from: ['supplementRequested'], to: 'supplementRequested' },
  resume: { from: ['supplementRequested', 'stopped'], to: 'processing' },
  refuse: { from: ['registered', 'supplementRequested', 'processing'], to: 'refused' },
  withdraw: {
    from: ['registered', 'supplementRequested', 'received', 'processing', 'paymentRequested'],
    to: 'withdrawn',
  },
  stop: { from: ['supplementRequested', 'processing', 'paymentRequested'], to: 'stopped' },
  forward: { from: ['received'], to: 'processing' },
  requestPayment: { from: ['processing'], to: 'paymentRequested' },
  confirmPayment: { from: ['paymentRequested'], to: 'processing' },
  extend: { from: ['received', 'processing', 'paymentRequested'], to: null },
  finish: { from: ['processing'], to: 'finished' },
  returnResult: { from: ['finished'], to: 'returned' },
};
export const processActions = Object.keys(actions) as ProcessAction[];

export function isAction(action: string): action is ProcessAction {
  return Object.hasOwn(actions, action);
}

/** Null: as before. */
export function statusAfter(action: ProcessAction): DossierStatus | null {
  return actions[action].to;
}

export function isPossibleIn(action: ProcessAction, status: DossierStatus): boolean {
  return actions[action].from.includes(status);
}

/** Statuses in which a dossier stays for good; `stopped` may be resumed, but by no process. */
const endStatuses: readonly string[] = ['refused', 'withdrawn', 'stopped', 'returned'];

export function isStatus(status: string): status is DossierStatus {
  return Object.hasOwn(dossierStatuses, status);
}

export function isEndStatus(status: string): boolean {
  return endStatuses.includes(status);
}
