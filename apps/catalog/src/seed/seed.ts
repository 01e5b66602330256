import { randomUUID } from 'node:crypto';
import type { Clock } from '@motcua/contracts';
import type { Publisher } from '@motcua/messaging';
import type { SeedOutcome } from '@motcua/service-kit';
import type { DataSource } from 'typeorm';
import { approved, drafted, published } from '../domain/decision-life.js';
import { assertSound, verifyDecision } from '../domain/verify-decision.js';
import { DecisionRepository } from '../persistence/decision.repository.js';
import { putInForce, touchedBy } from '../publish-decision/put-in-force.js';
import { readSeed, type DeliveredDecision } from './seed-file.js';

/** Publishes the delivered decisions, all or nothing. One that is there already is left alone: what is published never changes. */
export async function seedCatalog(
  { dataSource, clock }: { dataSource: DataSource; clock: Clock },
  delivered?: readonly DeliveredDecision[],
): Promise<SeedOutcome> {
  const decisions = delivered ?? (await readSeed());
  const repository = new DecisionRepository(dataSource);
  return dataSource.transaction(async (manager) => {
    // two seeds at once would both find everything new
    await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.publication'))`);
    const known = await repository.known(manager, decisions.map(({ id }) => id));
    const at = clock.now();
    const missing = decisions.filter(({ id }) => !known.has(id));
    const publisher: Publisher = { actor: 'seed', correlationId: randomUUID(), at };
    for (const { publicAt, ...text } of missing) {
      const draft = drafted(text, { by: 'seed', at });
      assertSound(text.id, verifyDecision(draft, await repository.inForce(manager, touchedBy(draft))));
      const approval = approved(draft, { by: 'seed-approval', at });
      const decision = published(approval, { by: 'seed', at }, publicAt);
      await repository.insert(manager, draft);
      await repository.update(manager, draft, approval);
      await repository.update(manager, approval, decision);
      await putInForce(manager, repository, decision, publisher);
    }
    return { inserted: missing.length, unchanged: known.size };
  });
}
