import type { Actor } from '@motcua/contracts';
import { actionNames, kebab } from './actions.js';
import { dossierErrors } from './dossier-errors.js';
import type { DossierRecord } from './dossier-record.js';
import type { DossierRights } from '@motcua/contracts';
import type { Transition } from './transitions.js';

/** A version of a unit, as a dossier pins it. */
export interface UnitRef {
  readonly code: string;
  readonly version: number;
  readonly name: string;
}

/** Who acts, when, and for which unit; null: for none we know, then the step is the handling unit's. */
export interface By {
  readonly actor: Actor;
  readonly rights: DossierRights;
  readonly at: Date;
  readonly unit: UnitRef | null;
}

/** @throws ACTOR_NOT_ALLOWED, OUT_OF_REACH, APPROVER_REQUIRED */
export function assertMayAct({ who, action }: Transition, record: DossierRecord, { actor, rights }: By): void {
  const names = { action: actionNames[action] };
  const { code, unitName } = record;
  if (actor.kind === 'citizen' && !who.includes('citizen')) throw dossierErrors.ACTOR_NOT_ALLOWED(names);
  if (who.every((one) => one === 'calendar') && actor.kind !== 'system') throw dossierErrors.ACTOR_NOT_ALLOWED(names);
  const permission = `dossier:${kebab(action)}`;
  if (!rights.may(permission, record)) throw dossierErrors.OUT_OF_REACH({ permission, code, unitName });
  if (who.every((one) => one === 'approver') && !rights.may('dossier:approve', record)) {
    throw dossierErrors.APPROVER_REQUIRED(names);
  }
}

/**
 * What somebody may do nothing with does not exist for them.
 *
 * @throws DOSSIER_NOT_FOUND
 */
export function assertVisible(record: DossierRecord, { rights }: Pick<By, 'rights'>): void {
  if (!rights.sees(record)) throw dossierErrors.DOSSIER_NOT_FOUND({ code: record.code });
}
