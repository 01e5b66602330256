import type { Actor, DossierRights, PlacedDossier } from '@motcua/contracts';
import type { Shown } from '../persons/person.view.js';

/** In full for whom the permission reaches it, and for the citizen who wrote it down themselves. */
export function shownTo(actor: Actor, rights: DossierRights, dossier: PlacedDossier): Shown {
  const own = actor.kind === 'citizen' && actor.id === dossier.registeredBy;
  return own || rights.may('dossier:read-personal-data', dossier) ? 'inFull' : 'masked';
}
