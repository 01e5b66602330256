/** How far a permission reaches, from the narrowest to the widest. */
export const scopes = ['own', 'unit', 'subtree', 'province'] as const;
export type Scope = (typeof scopes)[number];

/** Permissions held, each with the widest scope it is held in. */
export type Permissions = ReadonlyMap<string, Scope>;

const GRANT = new RegExp(`^([^@\\s]+)(?:@(${scopes.join('|')}))?$`);

/** A permission as positions and tokens name it: `dossier:read@unit`. Without a scope it holds for the whole province. */
export interface Grant {
  readonly permission: string;
  readonly scope: Scope;
}

/** Undefined: it is none, or its scope is one nobody knows. */
export function grantOf(text: string): Grant | undefined {
  const [, permission, scope] = GRANT.exec(text) ?? [];
  return permission === undefined ? undefined : { permission, scope: (scope as Scope | undefined) ?? 'province' };
}

/** Undefined: one of them is no grant. */
export function permissionsOf(texts: Iterable<string>): Permissions | undefined {
  const held = new Map<string, Scope>();
  for (const text of texts) {
    const grant = grantOf(text);
    if (grant === undefined) return undefined;
    const before = held.get(grant.permission);
    if (before === undefined || scopes.indexOf(before) < scopes.indexOf(grant.scope)) {
      held.set(grant.permission, grant.scope);
    }
  }
  return held;
}
