import {
  channels,
  dossierStatusNames,
  ownerTypes,
  type Channel,
  type DossierStatus,
  type OwnerType,
} from './dossier-status.js';
import { event, topics, type EventClass, type JsonSchema } from './event.js';

/**
 * Events of a dossier. Subject: the dossier's code. Sequence = number of the step = version of the dossier, from 1.
 * No personal data travels in them: names, identity numbers and free text are fetched from
 * `GET /v1/dossiers/portal-facts` by those who may.
 */
export type DossierAction =
  | 'register'
  | 'receive'
  | 'requestSupplement'
  | 'submitSupplement'
  | 'resume'
  | 'refuse'
  | 'withdraw'
  | 'stop'
  | 'forward'
  | 'requestPayment'
  | 'confirmPayment'
  | 'extend'
  | 'moveDeadline'
  | 'finish'
  | 'returnResult';

/** One immutable step: what the portal receives as a progress entry. Instants: `YYYY-MM-DDTHH:MM:SS+07:00`. */
export interface DossierStep {
  readonly number: number;
  readonly action: DossierAction;
  readonly from: DossierStatus | null;
  readonly to: DossierStatus;
  readonly at: string;
  readonly actorId: string;
  readonly positionTitle: string | null;
  readonly unitCode: string;
  readonly unitName: string;
}

/** Where the dossier stands after the event. */
export interface DossierState {
  readonly status: DossierStatus;
  readonly handlingUnitCode: string;
  readonly handlingUnitName: string;
  readonly submittedAt: string;
  readonly receivedAt: string | null;
  /** Null: never received, limit "none", or suspended while the citizen completes it. */
  readonly dueAt: string | null;
  readonly finishedAt: string | null;
  readonly returnedAt: string | null;
  readonly refusedAt: string | null;
}

export interface DossierEventData {
  readonly code: string;
  readonly step: DossierStep;
  readonly state: DossierState;
}

export interface RegisteredComponent {
  /** Code of the procedure's component it answers to; null for a paper nobody asked for. */
  readonly code: string | null;
  readonly name: string;
  readonly digitised: boolean;
  readonly reused: boolean;
  readonly fromVault: boolean;
}

export interface DossierRegisteredData extends DossierEventData {
  readonly procedure: {
    readonly code: string;
    readonly version: number;
    readonly name: string;
    readonly fieldCode: string;
    readonly fieldName: string;
    readonly caseCode: string;
  };
  readonly channel: Channel;
  readonly unit: { readonly code: string; readonly name: string };
  readonly ownerType: OwnerType;
  readonly components: readonly RegisteredComponent[];
}

export interface DossierReceivedData extends DossierEventData {
  readonly fee: { readonly amountVnd: number; readonly paidVia: PaidVia } | null;
}
export const paidVia = ['none', 'cash', 'portal', 'gateway'] as const;
export type PaidVia = (typeof paidVia)[number];

export interface SupplementData extends DossierEventData {
  /** Number of the request within the dossier, from 1. */
  readonly supplement: number;
}
export interface DossierResumedData extends DossierEventData {
  readonly formerDueAt: string | null;
}
/** An apology with a new appointment. */
export interface DossierExtendedData extends DossierEventData {
  readonly formerDueAt: string;
}
/** The calendar a dossier is judged by was amended, and the amendment was approved for dossiers received before. */
export interface DeadlineMovedData extends DossierEventData {
  readonly formerDueAt: string;
  readonly calendar: {
    readonly id: string;
    readonly from: number;
    readonly to: number;
    readonly reason: string;
    readonly citation: string;
    /** Officer who approved the amendment. */
    readonly approvedBy: string;
  };
}
export interface PaymentData extends DossierEventData {
  /** Number of the financial obligation within the dossier, from 1. */
  readonly payment: { readonly number: number; readonly amountVnd: number; readonly paidVia: PaidVia | null };
}
export interface DossierFinishedData extends DossierEventData {
  readonly result: { readonly code: string; readonly electronic: boolean; readonly signed: boolean } | null;
}
export interface ResultReturnedData extends DossierEventData {
  readonly method: 'counter' | 'postal' | 'download';
}

const text = { type: 'string', minLength: 1 };
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\+07:00$' };
const instantOrNull = { anyOf: [instant, { type: 'null' }] };
const status = { enum: dossierStatusNames };
const amountVnd = { type: 'integer', minimum: 0 };

function object(properties: Record<string, unknown>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

const base = {
  code: text,
  step: object({
    number: { type: 'integer', minimum: 1 },
    action: text,
    from: { anyOf: [status, { type: 'null' }] },
    to: status,
    at: instant,
    actorId: text,
    positionTitle: { type: ['string', 'null'] },
    unitCode: text,
    unitName: text,
  }),
  state: object({
    status,
    handlingUnitCode: text,
    handlingUnitName: text,
    submittedAt: instant,
    receivedAt: instantOrNull,
    dueAt: instantOrNull,
    finishedAt: instantOrNull,
    returnedAt: instantOrNull,
    refusedAt: instantOrNull,
  }),
};

function dossierEvent<Data extends DossierEventData>(
  name: string,
  properties: Record<string, unknown> = {},
): EventClass<Data> {
  return event<Data>({
    type: `motcua.dossier.${name}.v1`,
    topic: topics.dossier,
    schema: object({ ...base, ...properties }),
  });
}

const supplement = { supplement: { type: 'integer', minimum: 1 } };
const payment = {
  payment: object({
    number: { type: 'integer', minimum: 1 },
    amountVnd,
    paidVia: { enum: [...paidVia, null] },
  }),
};

export class DossierRegistered extends dossierEvent<DossierRegisteredData>('registered', {
  procedure: object({
    code: text,
    version: { type: 'integer', minimum: 1 },
    name: text,
    fieldCode: text,
    fieldName: text,
    caseCode: text,
  }),
  channel: { enum: channels },
  unit: object({ code: text, name: text }),
  ownerType: { enum: ownerTypes },
  components: {
    type: 'array',
    items: object({
      code: { type: ['string', 'null'] },
      name: text,
      digitised: { type: 'boolean' },
      reused: { type: 'boolean' },
      fromVault: { type: 'boolean' },
    }),
  },
}) {}
export class DossierReceived extends dossierEvent<DossierReceivedData>('received', {
  fee: { anyOf: [{ type: 'null' }, object({ amountVnd, paidVia: { enum: paidVia } })] },
}) {}
export class SupplementRequested extends dossierEvent<SupplementData>('supplementRequested', supplement) {}
export class SupplementSubmitted extends dossierEvent<SupplementData>('supplementSubmitted', supplement) {}
export class DossierResumed extends dossierEvent<DossierResumedData>('resumed', { formerDueAt: instantOrNull }) {}
export class DossierRefused extends dossierEvent<DossierEventData>('refused') {}
export class DossierWithdrawn extends dossierEvent<DossierEventData>('withdrawn') {}
export class DossierStopped extends dossierEvent<DossierEventData>('stopped') {}
export class DossierForwarded extends dossierEvent<DossierEventData>('forwarded') {}
export class PaymentRequested extends dossierEvent<PaymentData>('paymentRequested', payment) {}
export class PaymentConfirmed extends dossierEvent<PaymentData>('paymentConfirmed', payment) {}
export class DossierExtended extends dossierEvent<DossierExtendedData>('extended', { formerDueAt: instant }) {}
export class DeadlineMoved extends dossierEvent<DeadlineMovedData>('deadlineMoved', {
  formerDueAt: instant,
  calendar: object({
    id: text,
    from: { type: 'integer', minimum: 1 },
    to: { type: 'integer', minimum: 2 },
    reason: text,
    citation: text,
    approvedBy: text,
  }),
}) {}
export class DossierFinished extends dossierEvent<DossierFinishedData>('finished', {
  result: {
    anyOf: [{ type: 'null' }, object({ code: text, electronic: { type: 'boolean' }, signed: { type: 'boolean' } })],
  },
}) {}
export class ResultReturned extends dossierEvent<ResultReturnedData>('returned', {
  method: { enum: ['counter', 'postal', 'download'] },
}) {}

export const dossierEvents = [
  DossierRegistered,
  DossierReceived,
  SupplementRequested,
  SupplementSubmitted,
  DossierResumed,
  DossierRefused,
  DossierWithdrawn,
  DossierStopped,
  DossierForwarded,
  PaymentRequested,
  PaymentConfirmed,
  DossierExtended,
  DeadlineMoved,
  DossierFinished,
  ResultReturned,
];
