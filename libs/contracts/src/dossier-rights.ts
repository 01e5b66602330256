import type { Actor } from './context.js';

/** What of a dossier decides who may work with it. */
export interface PlacedDossier {
  readonly procedureCode: string;
  /** Receiving unit. */
  readonly unitCode: string;
  readonly handlingUnitCode: string;
  /** Id of the actor. */
  readonly registeredBy: string;
}

type Units = ReadonlySet<string>;

/** Which dossiers a permission reaches. The one policy: {@link reaches} decides on a dossier, `reachPredicate` in lists. */
export interface DossierReach {
  /** Receiving or handling unit; null: every one. */
  readonly units: Units | null;
  /** Who registered it; null: anybody. */
  readonly registrant: string | null;
  /** Codes of the confidential procedures … */
  readonly confidential: ReadonlySet<string>;
  /** … whose dossiers it reaches in these units only; null: in every one. */
  readonly confidentialUnits: Units | null;
}

export function reaches(reach: DossierReach, dossier: PlacedDossier): boolean {
  const { units, registrant, confidential, confidentialUnits } = reach;
  if (registrant !== null && registrant !== dossier.registeredBy) return false;
  return isOf(units, dossier) && (!confidential.has(dossier.procedureCode) || isOf(confidentialUnits, dossier));
}

function isOf(units: Units | null, { unitCode, handlingUnitCode }: PlacedDossier): boolean {
  return units === null || units.has(unitCode) || units.has(handlingUnitCode);
}

const CONFIDENTIAL = 'dossier:read-confidential';
const none: Units = new Set();

/** What an actor may do, and with which dossiers. */
export class DossierRights {
  constructor(
    private readonly actor: Actor,
    /** The actor's unit and all below it; empty: it has none we know. */
    private readonly subtree: Units,
    /** Codes of the confidential procedures. */
    private readonly confidential: ReadonlySet<string>,
  ) {}

  may(permission: string, dossier: PlacedDossier): boolean {
    const reach = this.reachOf(permission);
    return reach !== undefined && reaches(reach, dossier);
  }

  /** Whether there is anything the actor may do with it; if not, it does not exist for them. */
  sees(dossier: PlacedDossier): boolean {
    return [...this.actor.permissions.keys()].some((one) => one.startsWith('dossier:') && this.may(one, dossier));
  }

  /** Undefined: it is not held. A citizen's permissions reach what they registered, whatever scope they came with. */
  reachOf(permission: string): DossierReach | undefined {
    const { actor, confidential } = this;
    const scope = actor.permissions.get(permission);
    if (scope === undefined) return undefined;
    if (actor.kind === 'citizen') {
      return { units: null, registrant: actor.id, confidential: none, confidentialUnits: null };
    }
    const registrant = scope === 'own' ? actor.id : null;
    return { units: this.unitsOf(permission), registrant, confidential, confidentialUnits: this.unitsOf(CONFIDENTIAL) };
  }

  private unitsOf(permission: string): Units | null {
    switch (this.actor.permissions.get(permission)) {
      case undefined:
        return none;
      case 'province':
        return null;
      case 'subtree':
        return this.subtree;
      case 'unit':
      case 'own':
        return this.actor.unitCode === undefined ? none : new Set([this.actor.unitCode]);
    }
  }
}
