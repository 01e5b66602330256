import type { DataSource } from 'typeorm';
import { migrationFiles } from '../database/migration-files.js';
import { migrationSets, nameOf, pendingMigrations } from '../database/migrations.js';
import type { Service } from '../service.js';
import { StartError } from './start-error.js';

/**
 * @throws StartError when the database is not migrated, or not as far as the code. A database whose tables were made
 *   without the runner (a copy of a test template) has no ledger and is taken as it is.
 */
export async function checkSchema(service: Service, dataSource: DataSource): Promise<void> {
  const [known] = await dataSource.query<{ ledger: boolean; tables: boolean }[]>(
    `select to_regclass('migration') is not null as ledger, to_regclass('idempotency') is not null as tables`,
  );
  const remedy = `Run its "migrate" command first.`;
  if (!known?.ledger) {
    if (known?.tables) return;
    throw new StartError(`The database of "${service.name}" has no tables. ${remedy}`);
  }
  const files = (await Promise.all(migrationSets(service).map(migrationFiles))).flat();
  const query = async <Row>(text: string) => ({ rows: await dataSource.query<Row[]>(text) });
  const pending = await pendingMigrations({ query }, files);
  if (pending.length === 0) return;
  throw new StartError(`The database of "${service.name}" lacks ${pending.map(nameOf).join(', ')}. ${remedy}`);
}
