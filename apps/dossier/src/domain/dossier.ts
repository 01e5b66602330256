import {
  DeadlineMoved,
  DossierExtended,
  DossierFinished,
  DossierForwarded,
  DossierReceived,
  DossierRefused,
  DossierRegistered,
  DossierResumed,
  DossierStopped,
  DossierWithdrawn,
  formatInstant,
  PaymentConfirmed,
  PaymentRequested,
  ResultReturned,
  SupplementRequested,
  SupplementSubmitted,
  wholeSecond,
  type DeadlineMovedData,
  type DomainEvent,
  type DossierAction,
  type DossierEventData,
  type EventClass,
} from '@motcua/contracts';
import { assertMayAct, assertVisible, type By, type UnitRef } from './acting.js';
import { answering, supplemented, type GivenComponent } from './components.js';
import {
  continued,
  dueTime,
  isPaused,
  paused,
  type ClockHistory,
  type Due,
  type WorkingTime,
} from './dossier-clock.js';
import type { ClockPause, DossierRecord, DossierResult, StepRecord, SupplementItem } from './dossier-record.js';
import { stateFact, stepFact } from './dossier-facts.js';
import { extensionRefused, granted } from './extension.js';
import { feeAfter, feeFact, type GivenFee } from './fee.js';
import { illegalTransition } from './illegal-transition.js';
import { confirmed, demanded, type PaymentDemand, type PaymentProof } from './payments.js';
import { assertPreconditions, type Given } from './preconditions.js';
import { assertMayRegister, pinned, pinnedCalendar, registered, type Pins, type Registration } from './registration.js';
import { answered, judged, requested } from './supplements.js';
import { allowedTransitions, transitions, type Transition } from './transitions.js';

export interface Noted {
  readonly note?: string | undefined;
}
export interface Reasoned extends Noted {
  readonly reason?: string | undefined;
  readonly legalBasis?: string | undefined;
}
export type ReturnMethod = 'counter' | 'postal' | 'download';
/** Who took the result, sealed; Base64. */
export interface Receiver {
  readonly subject: string | null;
  readonly sealed: string;
}

/** A version of a working calendar that was approved for dossiers received before it. */
export type CalendarAmendment = DeadlineMovedData['calendar'];
type Changes = Partial<Omit<DossierRecord, 'id' | 'code' | 'version' | 'status' | 'lastStepAt'>>;
type Detail = Readonly<Record<string, unknown>>;

/** The life of a dossier. Each act checks the transition table, changes the dossier by one step, and returns its event. */
export class Dossier {
  private step: StepRecord | undefined;

  private constructor(
    private current: DossierRecord,
    private readonly pins: Pins,
  ) {}

  static of(record: DossierRecord, pins: Pins): Dossier {
    return new Dossier(record, pins);
  }

  static register(code: string, by: By, registration: Registration, pins: Pins): [Dossier, DomainEvent] {
    assertMayRegister(by, registration.channel, pins);
    const dossier = new Dossier(registered(code, by, registration, pins), pins);
    return [dossier, dossier.registered(by)];
  }

  /** As it is now. */
  get record(): DossierRecord {
    return this.current;
  }

  /** The step of the act that was done. */
  get lastStep(): StepRecord {
    if (!this.step) throw new Error(`nothing was done with dossier ${this.current.code}`);
    return this.step;
  }

  /**
   * Whether the table has such an act for this actor, before anything is looked up for it.
   *
   * @throws DOSSIER_NOT_FOUND, ILLEGAL_TRANSITION, ACTOR_NOT_ALLOWED, OUT_OF_REACH, APPROVER_REQUIRED
   */
  assertMay(action: DossierAction, by: By): Transition {
    const { code, status, receivedAt } = this.current;
    assertVisible(this.current, by);
    const standing = { code, status, wasReceived: receivedAt !== null };
    const transition = allowedTransitions(standing).find((row) => row.action === action);
    if (!transition) throw illegalTransition(standing, action);
    assertMayAct(transition, this.current, by);
    return transition;
  }

  receive(by: By, given: GivenFee & Noted, pins: Pins): DomainEvent {
    const { feeVnd } = pinned(pins);
    const transition = this.may('receive', by, given, pins);
    const at = this.timeOf(by);
    const due = dueTime(pins.working, pins.unit.code, pins.terms.rule.limit, at, { pauses: [], extensions: [] });
    const fee = feeAfter(feeVnd, this.current.fee, given);
    this.take(transition, by, given, {
      ...pinned(pins),
      ...pinnedCalendar(due.by),
      receivedAt: at,
      dueAt: due.at,
      supplements: judged(this.current.supplements, at),
      fee,
    });
    return this.event(DossierReceived, { fee: feeFact(feeVnd, fee) });
  }

  requestSupplement(by: By, given: Noted & { items?: readonly SupplementItem[] | undefined }): DomainEvent {
    const transition = this.may('requestSupplement', by, given);
    const at = this.timeOf(by);
    const supplements = requested(this.current.supplements, given.items!, given.note ?? null, at);
    const supplement = supplements.length;
    const clock = this.current.receivedAt ? this.clockAfter(paused(this.current, 'supplement', at)) : {};
    this.take(transition, by, given, { supplements, ...clock }, { supplement });
    return this.event(SupplementRequested, { supplement });
  }

  submitSupplement(by: By, given: Noted & { components?: readonly GivenComponent[] | undefined }): DomainEvent {
    const transition = this.may('submitSupplement', by, {});
    const supplements = answered(this.current.supplements, this.timeOf(by));
    const supplement = supplements.length;
    const added = answering(this.pins.terms.procedure.components, given.components ?? []);
    const components = supplemented(this.current.components, added);
    this.take(transition, by, given, { supplements, components }, { supplement });
    return this.event(SupplementSubmitted, { supplement });
  }

  resume(by: By, given: Noted & { reason?: string | undefined }): DomainEvent {
    const transition = this.may('resume', by, given);
    const at = this.timeOf(by);
    const { pauses, dueAt } = this.current;
    const closed = pauses.filter(({ to }) => to !== null);
    const formerDueAt =
      dueAt ?? (isPaused(pauses) ? this.due(this.pins.asPinned, { ...this.current, pauses: closed }).at : null);
    const supplements = judged(this.current.supplements, at);
    const clock = this.clockAfter(continued(pauses, at));
    this.take(transition, by, given, { supplements, ...clock }, { reason: given.reason });
    return this.event(DossierResumed, { formerDueAt: formerDueAt && formatInstant(formerDueAt) });
  }

  refuse(by: By, given: Reasoned): DomainEvent {
    const transition = this.may('refuse', by, given);
    const at = this.timeOf(by);
    this.take(transition, by, given, { ...this.ended(at), refusedAt: at }, reasons(given));
    return this.event(DossierRefused, {});
  }

  withdraw(by: By, given: Noted & { reason?: string | undefined }): DomainEvent {
    const transition = this.may('withdraw', by, given);
    this.take(transition, by, given, this.ended(this.timeOf(by)), { reason: given.reason });
    return this.event(DossierWithdrawn, {});
  }

  stop(by: By, given: Reasoned): DomainEvent {
    const transition = this.may('stop', by, given);
    const at = this.timeOf(by);
    const clock = this.clockAfter(paused(this.current, 'stop', at));
    this.take(transition, by, given, { ...this.ended(at), ...clock }, reasons(given));
    return this.event(DossierStopped, {});
  }

  forward(by: By, given: Noted, unit: UnitRef): DomainEvent {
    const transition = this.may('forward', by, {});
    const handling = { handlingUnitCode: unit.code, handlingUnitVersion: unit.version, handlingUnitName: unit.name };
    this.take(transition, by, given, handling, { handlingUnitCode: unit.code });
    return this.event(DossierForwarded, {});
  }

  requestPayment(by: By, given: Noted & PaymentDemand): DomainEvent {
    const transition = this.may('requestPayment', by, given);
    const at = this.timeOf(by);
    const payments = demanded(this.current.payments, given, at);
    const pausesClock = this.pins.working[0]?.ruleSet.feePausesClock ?? false;
    const clock = pausesClock ? this.clockAfter(paused(this.current, 'payment', at)) : {};
    this.take(transition, by, given, { payments, ...clock }, { payment: payments.length });
    return this.event(PaymentRequested, this.paymentFact());
  }

  confirmPayment(by: By, given: Noted & PaymentProof): DomainEvent {
    const transition = this.may('confirmPayment', by, given);
    const at = this.timeOf(by);
    const payments = confirmed(this.current.payments, given, at);
    const { pauses } = this.current;
    const clock = isPaused(pauses) ? this.clockAfter(continued(pauses, at)) : {};
    this.take(transition, by, given, { payments, ...clock }, { payment: payments.length });
    return this.event(PaymentConfirmed, this.paymentFact());
  }

  /** An apology and a new appointment (slip 04), as often as the rule set allows and only while the clock runs. */
  extend(by: By, given: Noted & { to: Date; reason?: string | undefined }): DomainEvent {
    const transition = this.may('extend', by, given);
    const at = this.timeOf(by);
    const { pauses, extensions, dueAt } = this.current;
    if (dueAt === null) throw extensionRefused(this.current);
    const appointment = { at: formatInstant(at), to: formatInstant(wholeSecond(given.to)), reason: given.reason! };
    const clock = granted(() => this.clockAfter(pauses, [...extensions, appointment]));
    this.take(transition, by, given, clock, { to: appointment.to, reason: appointment.reason });
    return this.event(DossierExtended, { formerDueAt: formatInstant(dueAt) });
  }

  /**
   * The due time by the calendar as it was amended since the dossier was received.
   *
   * @returns null when that does not move it; then nothing was done.
   * @throws ExtensionRefusedError when an extension could not have been granted under the amended calendar.
   */
  moveDeadline(by: By, amendment: CalendarAmendment): DomainEvent | null {
    const transition = this.may('moveDeadline', by, {});
    const { pauses, dueAt } = this.current;
    const clock = this.clockAfter(pauses);
    if (dueAt === null || clock.dueAt?.getTime() === dueAt.getTime()) return null;
    this.take(transition, by, {}, clock, { ...amendment });
    return this.event(DeadlineMoved, { formerDueAt: formatInstant(dueAt), calendar: amendment });
  }

  finish(by: By, given: Noted & { result?: DossierResult | undefined }): DomainEvent {
    const transition = this.may('finish', by, given);
    const result = given.result ?? null;
    this.take(transition, by, given, { finishedAt: this.timeOf(by), result });
    return this.event(DossierFinished, { result });
  }

  returnResult(
    by: By,
    given: Noted & GivenFee & { receiver?: Receiver | undefined; method: ReturnMethod },
  ): DomainEvent {
    const transition = this.may('returnResult', by, given);
    const { receiver, method } = given;
    const fee = feeAfter(this.current.feeVnd, this.current.fee, given);
    this.take(transition, by, given, { returnedAt: this.timeOf(by), fee }, { receiver: receiver ?? 'owner', method });
    return this.event(ResultReturned, { method });
  }

  private registered(by: By): DomainEvent {
    const transition = transitions.find(({ action }) => action === 'register')!;
    this.take(transition, by, {}, {});
    const { channel, unitCode, unitName, ownerType, components } = this.current;
    const { code, version, name, fieldCode, fieldName } = this.pins.terms.procedure;
    const procedure = { code, version, name, fieldCode, fieldName, caseCode: this.pins.terms.case.code };
    const unit = { code: unitCode, name: unitName };
    return this.event(DossierRegistered, { procedure, channel, unit, ownerType, components });
  }

  /** The transition that stands for the act, once it may be done. */
  private may(action: DossierAction, by: By, given: Given, pins = this.pins): Transition {
    const transition = this.assertMay(action, by);
    assertPreconditions(transition.requires ?? [], this.current, pins.terms, given);
    return transition;
  }

  /** Never before the step before, even where the clocks of two processes differ. */
  private timeOf({ at }: By): Date {
    const time = wholeSecond(at);
    return time < this.current.lastStepAt ? this.current.lastStepAt : time;
  }

  private due(working: readonly WorkingTime[], history: ClockHistory): Due {
    const { unitCode, receivedAt } = this.current;
    return dueTime(working, unitCode, this.pins.terms.rule.limit, receivedAt!, history);
  }

  private clockAfter(pauses: readonly ClockPause[], extensions = this.current.extensions): Changes {
    const due = this.due(this.pins.working, { pauses, extensions });
    return { pauses, extensions, dueAt: due.at, ...pinnedCalendar(due.by) };
  }

  private ended(at: Date): Changes {
    return { supplements: judged(this.current.supplements, at) };
  }

  private paymentFact() {
    const { number, amountVnd, paid, confirmedAt } = this.current.payments.at(-1)!;
    const paidVia = confirmedAt === null ? null : (paid?.paidVia ?? 'none');
    return { payment: { number, amountVnd, paidVia } };
  }

  private take(row: Transition, by: By, { note }: Noted, changes: Changes, detail: Detail = {}): void {
    const at = this.timeOf(by);
    const number = this.current.version + 1;
    const { id: actorId, name, positionId, positionTitle } = by.actor;
    this.current = { ...this.current, ...changes, version: number, status: row.to, lastStepAt: at };
    const { handlingUnitCode, handlingUnitVersion, handlingUnitName, dueAt } = this.current;
    const unit = by.unit ?? { code: handlingUnitCode, version: handlingUnitVersion, name: handlingUnitName };
    this.step = {
      number,
      action: row.action,
      fromStatus: row.from,
      toStatus: row.to,
      at,
      actorId,
      officerName: by.actor.kind === 'officer' ? (name ?? null) : null,
      positionId: positionId ?? null,
      positionTitle: positionTitle ?? null,
      unitCode: unit.code,
      unitVersion: unit.version,
      unitName: unit.name,
      dueAt,
      note: note ?? null,
      detail,
    };
  }

  private event<Data extends DossierEventData>(
    kind: EventClass<Data>,
    facts: Omit<Data, keyof DossierEventData>,
  ): DomainEvent {
    const { code } = this.current;
    return new kind(code, { code, step: stepFact(this.lastStep), state: stateFact(this.current), ...facts } as Data);
  }
}

function reasons({ reason, legalBasis }: Reasoned): Detail {
  return { reason, legalBasis };
}
