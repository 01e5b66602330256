/**
 * Roles that own steps. Nobody is appointed to a role: who holds a position with the role's permission plays it, so the
 * directory says it once.
 */
export const processRoles = {
  /** Bộ phận một cửa: receives, asks for supplements, hands over. */
  desk: { permission: 'dossier:receive', vi: 'Bộ phận một cửa' },
  /** Who examines the dossier or gives an opinion (in the transition table `handlingOfficer`). */
  handler: { permission: 'dossier:request-payment', vi: 'Cán bộ thụ lý' },
  /** Who signs, refuses and stops. */
  approver: { permission: 'dossier:approve', vi: 'Người phê duyệt' },
} as const;

export type ProcessRole = keyof typeof processRoles;
export const processRoleNames = Object.keys(processRoles) as ProcessRole[];

export function isRole(role: string): role is ProcessRole {
  return Object.hasOwn(processRoles, role);
}

/** Units in which a position with the permission is held at a date. */
export type PermissionHolders = ReadonlyMap<string, ReadonlySet<string>>;

export function isHeldIn(holders: PermissionHolders, role: ProcessRole, unitCode: string): boolean {
  return holders.get(processRoles[role].permission)?.has(unitCode) ?? false;
}
