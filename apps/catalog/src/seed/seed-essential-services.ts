import { readFile } from 'node:fs/promises';
import type { Clock } from '@motcua/contracts';
import type { SeedOutcome } from '@motcua/service-kit';
import type { DataSource } from 'typeorm';
import type { EssentialService } from '../domain/essential-service.js';
import { EssentialServiceRepository, type EssentialServiceList } from '../persistence/essential-service.repository.js';

interface DeliveredList extends EssentialServiceList {
  readonly services: readonly Pick<EssentialService, 'number' | 'name' | 'procedureCode' | 'mark' | 'codeMark'>[];
}

/** The national lists, as far as they are known; a row that is there is left alone, whatever was made of it. */
export async function seedEssentialServices({
  dataSource,
  clock,
}: {
  dataSource: DataSource;
  clock: Clock;
}): Promise<SeedOutcome> {
  const file = new URL('../../seed/essential-services.json', import.meta.url);
  const { lists } = JSON.parse(await readFile(file, 'utf8')) as { lists: readonly DeliveredList[] };
  const repository = new EssentialServiceRepository(dataSource);
  const rows = lists.flatMap(({ id, services }) => services.map((service) => ({ listId: id, service })));
  return dataSource.transaction(async (manager) => {
    for (const [place, list] of lists.entries()) await repository.addList(manager, list, place);
    const known = new Set((await repository.changes(null)).map(({ listId, number }) => `${listId} ${number}`));
    const missing = rows.filter(({ listId, service }) => !known.has(`${listId} ${service.number}`));
    const first = { version: 1, state: 'notOffered', since: null, changedBy: 'seed', changedAt: clock.now() } as const;
    for (const { listId, service } of missing) await repository.add(manager, listId, { ...service, ...first });
    return { inserted: missing.length, unchanged: rows.length - missing.length };
  });
}
