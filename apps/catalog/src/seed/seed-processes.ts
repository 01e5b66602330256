import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { Clock } from '@motcua/contracts';
import type { Publisher } from '@motcua/messaging';
import { type SeedOutcome, takeOver } from '@motcua/service-kit';
import type { DataSource } from 'typeorm';
import { drafted, type ProcessContent } from '../domain/process-version.js';
import { insertProcess, lockProcess } from '../persistence/process-versions.js';
import { announceProcess } from '../publish-process/announce-process.js';

const file = new URL('../../seed/processes.json', import.meta.url);

/** Who wrote and who took over what is delivered: two, as of any process. */
const WRITTEN_BY = 'delivery';
const TAKEN_OVER_BY = 'seed';

export async function readProcesses(): Promise<ProcessContent[]> {
  return (JSON.parse(await readFile(file, 'utf8')) as { processes: ProcessContent[] }).processes;
}

/**
 * Verifies and publishes the delivered processes, all or nothing. What is unchanged since the last time is left alone. At the
 * first start no unit is known yet; then units and roles are not judged.
 */
export async function seedProcesses(
  { dataSource, clock }: { dataSource: DataSource; clock: Clock },
  delivered?: readonly ProcessContent[],
): Promise<SeedOutcome> {
  const processes = delivered ?? (await readProcesses());
  return dataSource.transaction(async (manager) => {
    // two seeds at once would both find everything new
    await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.seed'))`);
    const publisher: Publisher = { actor: TAKEN_OVER_BY, correlationId: randomUUID(), at: clock.now() };
    const entries = processes.map((content) => ({ key: `process:${content.definition.code}`, content }));
    const taken = await takeOver(manager, entries);
    for (const { content } of taken) {
      const { code } = content.definition;
      await insertProcess(manager, code);
      const versions = await lockProcess(manager, code);
      const draft = drafted(content, versions.length + 1, WRITTEN_BY);
      const approval = { approvedBy: TAKEN_OVER_BY, publishedBy: TAKEN_OVER_BY } as const;
      await announceProcess(manager, { ...draft, ...approval, state: 'published' }, versions, publisher);
    }
    return { inserted: taken.length, unchanged: entries.length - taken.length };
  });
}
