import type { HeldPosition } from '../domain/account.js';
import { identityErrors } from '../domain/identity-errors.js';

/** @throws POSITION_TWICE */
export function distinctPositions(positions: readonly HeldPosition[]): readonly HeldPosition[] {
  const ids = positions.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (twice >= 0) throw identityErrors.POSITION_TWICE({ id: ids[twice]! }, { field: `positions[${twice}].id` });
  return positions;
}
