import { wholeSecond, type Channel, type OwnerType } from '@motcua/contracts';
import { actionNames } from './actions.js';
import type { By, UnitRef } from './acting.js';
import { answering, type GivenComponent } from './components.js';
import { dossierErrors } from './dossier-errors.js';
import type { DossierRecord, SealedPerson } from './dossier-record.js';
import type { WorkingTime } from './dossier-clock.js';
import type { Terms } from './terms.js';

/** A version of a process. */
export interface ProcessRef {
  readonly code: string;
  readonly version: number;
}

/** The versions a dossier is judged by (dossier-lifecycle.md section 7). */
export interface Pins {
  readonly terms: Terms;
  readonly unit: UnitRef;
  /** Null: none is published for the procedure. */
  readonly process: ProcessRef | null;
  /** The calendar to use first, then one to fall back to; empty when the unit has none. */
  readonly working: readonly WorkingTime[];
  /** The same for what was computed before: the pinned calendar as it was, without amendments approved since. */
  readonly asPinned: readonly WorkingTime[];
}

export interface Registration {
  readonly channel: Channel;
  readonly ownerType: OwnerType;
  readonly owner: SealedPerson;
  readonly submitter?: SealedPerson | undefined;
  readonly summary?: string | undefined;
  readonly components: readonly GivenComponent[];
}

/** @throws ACTOR_NOT_ALLOWED, UNIT_OUT_OF_REACH: counter and post are the desk's, for its own units. */
export function assertMayRegister({ actor, rights }: By, channel: Channel, pins: Pins): void {
  if (actor.kind === 'citizen' && channel !== 'online') {
    throw dossierErrors.ACTOR_NOT_ALLOWED({ action: actionNames.register }, { field: 'channel' });
  }
  const placed = pinned(pins);
  if (!rights.may('dossier:register', { ...placed, registeredBy: actor.id })) {
    throw dossierErrors.UNIT_OUT_OF_REACH({ unitCode: placed.unitCode }, { field: 'unitCode' });
  }
}

/** The dossier before its first step. */
export function registered(code: string, by: By, registration: Registration, pins: Pins): DossierRecord {
  const { channel, ownerType, owner, submitter, summary, components } = registration;
  const at = wholeSecond(by.at);
  return {
    id: 0,
    code,
    version: 0,
    status: 'registered',
    channel,
    ...pinned(pins),
    submittedAt: at,
    receivedAt: null,
    dueAt: null,
    finishedAt: null,
    returnedAt: null,
    refusedAt: null,
    lastStepAt: at,
    ownerType,
    ownerSubject: owner.subject,
    ownerSealed: owner.sealed,
    submitterSubject: submitter?.subject ?? null,
    submitterSealed: submitter?.sealed ?? null,
    summary: summary ?? null,
    registeredBy: by.actor.id,
    components: answering(pins.terms.procedure.components, components),
    supplements: [],
    payments: [],
    pauses: [],
    extensions: [],
    fee: null,
    result: null,
    eventDigest: null,
  };
}

/** The pins as they are stored; the receiving unit handles it until it is forwarded. */
export function pinned({ terms, unit, process, working }: Pins) {
  const [calendar] = working;
  return {
    procedureCode: terms.procedure.code,
    procedureVersion: terms.procedure.version,
    caseCode: terms.case.code,
    unitCode: unit.code,
    unitVersion: unit.version,
    unitName: unit.name,
    handlingUnitCode: unit.code,
    handlingUnitVersion: unit.version,
    handlingUnitName: unit.name,
    processCode: process?.code ?? null,
    processVersion: process?.version ?? null,
    ...pinnedCalendar(calendar ?? null),
    feeVnd: terms.rule.fee.amountVnd,
    timed: terms.rule.limit !== null,
  };
}

export function pinnedCalendar(calendar: WorkingTime | null) {
  return {
    calendarId: calendar?.id ?? null,
    calendarVersion: calendar?.version ?? null,
    ruleSetId: calendar?.ruleSet.id ?? null,
  };
}
