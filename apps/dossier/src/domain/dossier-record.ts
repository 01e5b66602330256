import type { Channel, DossierAction, DossierStatus, OwnerType, PaidVia, RegisteredComponent } from '@motcua/contracts';

/** A dossier as it is stored. Never changed in place: an act makes a new one. Instants are whole seconds. */
export interface DossierRecord {
  /** 0 until it is stored. */
  readonly id: number;
  readonly code: string;
  /** Number of its last step. */
  readonly version: number;
  readonly status: DossierStatus;
  readonly channel: Channel;

  // Pinned at registration for the time being, at receipt for good (dossier-lifecycle.md section 7).
  readonly procedureCode: string;
  readonly procedureVersion: number;
  readonly caseCode: string;
  readonly unitCode: string;
  readonly unitVersion: number;
  readonly unitName: string;
  readonly handlingUnitCode: string;
  readonly handlingUnitVersion: number;
  readonly handlingUnitName: string;
  /** Null before receipt when the unit had no calendar yet. */
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly ruleSetId: string | null;
  /** Null when no process was published for its procedure. */
  readonly processCode: string | null;
  readonly processVersion: number | null;
  readonly feeVnd: number;
  /** False: the procedure promises no time. */
  readonly timed: boolean;

  readonly submittedAt: Date;
  readonly receivedAt: Date | null;
  readonly dueAt: Date | null;
  readonly finishedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly lastStepAt: Date;

  readonly ownerType: OwnerType;
  /** Whose data `ownerSealed` is; null: erased. */
  readonly ownerSubject: string | null;
  readonly ownerSealed: Buffer;
  readonly submitterSubject: string | null;
  /** Null: nobody but the owner. */
  readonly submitterSealed: Buffer | null;
  readonly summary: string | null;
  /** Actor who registered it; a citizen sees no other dossiers. */
  readonly registeredBy: string;

  readonly components: readonly RegisteredComponent[];
  readonly supplements: readonly SupplementRequest[];
  readonly payments: readonly FinancialObligation[];
  /** When the clock stood still; the last may be open. */
  readonly pauses: readonly ClockPause[];
  /** Apologies with a new appointment, oldest first. */
  readonly extensions: readonly Appointment[];
  readonly fee: FeeRecord | null;
  readonly result: DossierResult | null;
  /** Of its last event: the next one's digest covers it. */
  readonly eventDigest: Buffer | null;
}

/** What is known of a person, under a key of theirs. Nothing in the domain needs to read it. */
export interface SealedPerson {
  /** Whose it is; null: their key was destroyed. */
  readonly subject: string | null;
  readonly sealed: Buffer;
}

/** Instants inside the stored lists: `YYYY-MM-DDTHH:MM:SS+07:00`. */
export interface SupplementRequest {
  readonly number: number;
  readonly items: readonly SupplementItem[];
  readonly note: string | null;
  readonly requestedAt: string;
  readonly submittedAt: string | null;
  /** Accepted, or made void by the end of the dossier. Null: open, or answered and not yet judged. */
  readonly judgedAt: string | null;
}

export interface SupplementItem {
  readonly name: string;
  readonly reason?: string;
}

export interface FinancialObligation {
  readonly number: number;
  /** `fee`: settles the procedure's own fee. */
  readonly kind: PaymentKind;
  readonly amountVnd: number;
  readonly payee: string;
  /** Legal date. */
  readonly dueDate: string;
  readonly requestedAt: string;
  readonly confirmedAt: string | null;
  readonly paid: PaidAmount | null;
  /** Clause under which nothing has to be paid. */
  readonly exemption: string | null;
  /** Receipt or decision the confirmation rests on. */
  readonly document: string | null;
}

export const paymentKinds = ['fee', 'tax'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export interface PaidAmount {
  readonly amountVnd: number;
  readonly paidVia: PaidVia;
  readonly paidAt: string | null;
}

/** What was paid of the procedure's fee, and under which clause the rest is waived. */
export interface FeeRecord extends PaidAmount {
  readonly exemption: string | null;
}

export interface ClockPause {
  readonly cause: 'supplement' | 'payment' | 'stop';
  readonly from: string;
  readonly to: string | null;
}

export interface Appointment {
  readonly at: string;
  /** The day and hour asked for; the due time is the working time it fits in. */
  readonly to: string;
  readonly reason: string;
}

export interface DossierResult {
  readonly code: string;
  readonly electronic: boolean;
  readonly signed: boolean;
}

/** One act, as it is stored for ever. */
export interface StepRecord {
  readonly number: number;
  readonly action: DossierAction;
  readonly fromStatus: DossierStatus | null;
  readonly toStatus: DossierStatus;
  readonly at: Date;
  readonly actorId: string;
  readonly officerName: string | null;
  readonly positionId: string | null;
  readonly positionTitle: string | null;
  readonly unitCode: string;
  readonly unitVersion: number;
  readonly unitName: string;
  /** Due time in force after the step. */
  readonly dueAt: Date | null;
  readonly note: string | null;
  /** What belongs to the act alone: reason, receiver, numbers. */
  readonly detail: Readonly<Record<string, unknown>>;
}
