import type { DomainEvent } from '@motcua/contracts';
import type { EntityManager } from 'typeorm';
import { appendEvents, headOf } from './append-events.js';
import { seal, type SealedEvent } from './seal.js';

/** Who publishes, in answer to what, and when. */
export interface Publisher {
  readonly actor: string;
  readonly correlationId: string;
  readonly at: Date;
}

/** Appends the events to the log and the outbox, each subject's in the order given. */
export async function announce(
  manager: EntityManager,
  events: readonly DomainEvent[],
  publisher: Publisher,
): Promise<void> {
  const sealed: SealedEvent[] = [];
  for (const [subject, own] of Map.groupBy(events, (event) => event.subject)) {
    sealed.push(...seal(await headOf(manager, subject), own, publisher));
  }
  await appendEvents(manager, sealed);
}
