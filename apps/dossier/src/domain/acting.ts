import type { Actor } from '@motcua/contracts';
import { actionNames } from './actions.js';
import { dossierErrors } from './dossier-errors.js';
import type { DossierRecord } from './dossier-record.js';
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
  readonly at: Date;
  readonly unit: UnitRef | null;
}

/** @throws ACTOR_NOT_ALLOWED, APPROVER_REQUIRED */
export function assertMayAct({ who, action }: Transition, { kind, permissions }: Actor): void {
  if (kind === 'citizen' && !who.includes('citizen')) {
    throw dossierErrors.ACTOR_NOT_ALLOWED({ action: actionNames[action] });
  }
  if (who.every((one) => one === 'calendar') && kind !== 'system') {
    throw dossierErrors.ACTOR_NOT_ALLOWED({ action: actionNames[action] });
  }
  if (who.every((one) => one === 'approver') && !permissions.has('dossier:approve')) {
    throw dossierErrors.APPROVER_REQUIRED({ action: actionNames[action] });
  }
}

/**
 * A citizen knows of the dossiers they registered, and of no others.
 *
 * @throws DOSSIER_NOT_FOUND
 */
export function assertVisible(
  { code, registeredBy }: Pick<DossierRecord, 'code' | 'registeredBy'>,
  actor: Actor,
): void {
  if (actor.kind === 'citizen' && registeredBy !== actor.id) throw dossierErrors.DOSSIER_NOT_FOUND({ code });
}
