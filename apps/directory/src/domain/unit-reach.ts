import type { Actor } from '@motcua/contracts';

/** Whose positions a permission reaches. */
export interface UnitReach {
  /** Units of the positions; null: every one. */
  readonly units: ReadonlySet<string> | null;
  /** Only what this officer asked for or gives of their own; null: of anybody. */
  readonly officerId: string | null;
}

/** Undefined: it is not held. @param subtree the actor's unit and all below it. */
export function unitReach(actor: Actor, permission: string, subtree: ReadonlySet<string>): UnitReach | undefined {
  const { unitCode, id } = actor;
  switch (actor.permissions.get(permission)) {
    case undefined:
      return undefined;
    case 'province':
      return { units: null, officerId: null };
    case 'subtree':
      return { units: subtree, officerId: null };
    case 'unit':
      return { units: new Set(unitCode === undefined ? [] : [unitCode]), officerId: null };
    case 'own':
      return { units: null, officerId: id };
  }
}
