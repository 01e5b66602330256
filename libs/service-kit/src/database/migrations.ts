import type { Client } from 'pg';
import { messagingMigrations } from '@motcua/messaging';
import { StartError } from '../boot/start-error.js';
import type { Service } from '../service.js';
import { migrationFiles, type MigrationFile, type MigrationSet } from './migration-files.js';

/** Tables of the kit itself. */
export const kitMigrations = new URL('../../migrations/', import.meta.url);

/** What is applied to a service's database, in this order. */
export function migrationSets(service: Service): MigrationSet[] {
  if (!service.migrations) return [];
  return [
    { namespace: 'messaging', directory: messagingMigrations },
    { namespace: 'service-kit', directory: kitMigrations },
    { namespace: service.name, directory: service.migrations },
  ];
}

/** Any number, the same for every service: the lock is per database. */
const LOCK = 7_204_315;
const LOCK_POLL_MS = 100;
const LOCK_LIMIT_MS = 120_000;

const LEDGER = `
  create table if not exists migration (
    namespace  text        not null,
    number     integer     not null,
    name       text        not null,
    digest     text        not null,
    applied_at timestamptz not null default now(),
    primary key (namespace, number)
  )`;

/**
 * Applies what is missing; two at once do it once. Returns the names of what was applied.
 *
 * @throws StartError when a file that was applied has been changed since, or a file fails.
 */
export async function applyMigrations(client: Client, sets: readonly MigrationSet[]): Promise<string[]> {
  const files = (await Promise.all(sets.map(migrationFiles))).flat();
  await lock(client);
  try {
    await client.query(LEDGER);
    const missing = await pendingMigrations(client, files);
    for (const file of missing) await apply(client, file);
    return missing.map(nameOf);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

interface Queryable {
  query<Row>(text: string): Promise<{ rows: Row[] }>;
}

/** The files that are not applied yet. */
export async function pendingMigrations(client: Queryable, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const { rows } = await client.query<{ namespace: string; number: number; digest: string }>(
    'select namespace, number, digest from migration',
  );
  const applied = new Map(rows.map((row) => [`${row.namespace}/${row.number}`, row.digest]));
  return files.filter((file) => {
    const digest = applied.get(`${file.namespace}/${file.number}`);
    if (digest !== undefined && digest !== file.digest) {
      throw new StartError(
        `Migration ${nameOf(file)} was changed after it was applied. Restore it and write a new one.`,
      );
    }
    return digest === undefined;
  });
}

/*
 * Polled, not waited for: a session that waits for the lock holds a snapshot, and `create index concurrently` of the
 * session that has the lock would wait for that snapshot for ever.
 */
async function lock(client: Client): Promise<void> {
  const limit = Date.now() + LOCK_LIMIT_MS;
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [LOCK]);
    if (rows[0]?.locked) return;
    if (Date.now() > limit)
      throw new StartError('Another migration of this database has been running for two minutes.');
    await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
  }
}

async function apply(client: Client, file: MigrationFile): Promise<void> {
  try {
    if (file.transaction) await client.query('begin');
    await client.query(file.sql);
    await client.query('insert into migration (namespace, number, name, digest) values ($1, $2, $3, $4)', [
      file.namespace,
      file.number,
      file.name,
      file.digest,
    ]);
    if (file.transaction) await client.query('commit');
  } catch (cause) {
    if (file.transaction) await client.query('rollback');
    throw new StartError(`Migration ${nameOf(file)} failed: ${(cause as Error).message}`, { cause });
  }
}

export function nameOf(file: Pick<MigrationFile, 'namespace' | 'number' | 'name'>): string {
  return `${file.namespace}/${String(file.number).padStart(4, '0')}-${file.name}`;
}
