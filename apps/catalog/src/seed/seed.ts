import { randomUUID } from 'node:crypto';
import type { Clock } from '@motcua/contracts';
import type { Publisher } from '@motcua/messaging';
import { type SeedOutcome, takeOver } from '@motcua/service-kit';
import type { DataSource } from 'typeorm';
import type { ProcedureContent } from '../domain/procedure.js';
import { publishProcedures } from '../publish-procedures/publish-procedures.js';
import { readSeed } from './seed-file.js';

/** Publishes the delivered procedures, all or nothing. What is unchanged since the last time is left alone. */
export async function seedCatalog(
  { dataSource, clock }: { dataSource: DataSource; clock: Clock },
  delivered?: readonly ProcedureContent[],
): Promise<SeedOutcome> {
  const procedures = delivered ?? (await readSeed());
  return dataSource.transaction(async (manager) => {
    // two seeds at once would both find everything new
    await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.seed'))`);
    const publisher: Publisher = { actor: 'seed', correlationId: randomUUID(), at: clock.now() };
    const byCode = Map.groupBy(procedures, ({ code }) => code);
    const entries = [...byCode].map(([code, content]) => ({ key: `procedure:${code}`, content }));
    const taken = await takeOver(manager, entries);
    const wanted = new Map(taken.map(({ content }) => [content[0]!.code, content]));
    const { size: inserted } = await publishProcedures(manager, wanted, publisher);
    return { inserted, unchanged: entries.length - inserted };
  });
}
