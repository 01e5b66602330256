import { PositionPublished } from '@motcua/contracts';
import { announce, type Publisher } from '@motcua/messaging';
import type { EntityManager } from 'typeorm';
import type { Position } from '../domain/position.js';
import { positionsNeverAnnounced, writePositions } from '../persistence/position.repository.js';

/** Writes positions and announces what they may do, without who holds them. */
export async function publishPositions(
  manager: EntityManager,
  positions: readonly Position[],
  publisher: Publisher,
): Promise<void> {
  await writePositions(manager, positions);
  const written = new Set(positions.map(({ id }) => id));
  const older = (await positionsNeverAnnounced(manager)).filter(({ id }) => !written.has(id));
  const events = [...positions, ...older].map(
    ({ id, unitCode, permissions, validFrom, validTo }) =>
      new PositionPublished(`position:${id}`, { id, unitCode, permissions, validFrom, validTo }),
  );
  await announce(manager, events, publisher);
}
