import { hash } from 'node:crypto';
import { citizenPermissions } from '@motcua/contracts';
import type { Claims } from './development-key.js';
import { seededPosition, seededSystem } from './seeded-accounts.js';

/** Of the officer who holds a seeded position. */
export async function officerClaims(positionId: string): Promise<Claims> {
  const { id, title, unitCode, officerId, officerName, permissions } = await seededPosition(positionId);
  return {
    sub: officerId,
    kind: 'officer',
    name: officerName,
    position: id,
    position_title: title,
    unit: unitCode,
    permissions,
  };
}

/** Of a part of this system that calls others. */
export async function systemClaims(systemId: string): Promise<Claims> {
  const { id, permissions } = await seededSystem(systemId);
  return { sub: id, kind: 'system', permissions };
}

/** Of a citizen, the same one for the same identity number. The number itself would end up in logs, steps and events. */
export function citizenClaims(idNumber: string): Claims {
  const sub = `citizen-${hash('sha256', idNumber, 'hex').slice(0, 16)}`;
  return { sub, kind: 'citizen', permissions: citizenPermissions };
}
