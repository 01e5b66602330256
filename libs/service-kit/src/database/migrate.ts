import pg from 'pg';
import { StartError } from '../boot/start-error.js';
import { readConfiguration, type Environment } from '../configuration/configuration.js';
import type { Service } from '../service.js';
import { databaseName, reasonOf } from './data-source.js';
import { sqlState } from './database-error.js';
import { applyMigrations, migrationSets } from './migrations.js';
import { createRole, grantToRole } from './role.js';

/**
 * Brings the database of a service up to date: creates database and role when they are missing and that is allowed,
 * applies the migrations, grants the service's role what it needs. Harmless to repeat. Returns what was applied.
 */
export async function migrate(service: Service, env: Environment): Promise<string[]> {
  if (!service.migrations) return [];
  const config = readConfiguration(service, env, 'migrate');
  const serviceUrl = config.DATABASE_URL!;
  const url = config.MIGRATION_DATABASE_URL ?? serviceUrl;
  const client = await connectOrCreate(url);
  try {
    const ownRole = new URL(url).username === new URL(serviceUrl).username;
    if (!ownRole) await createRole(client, serviceUrl);
    const applied = await applyMigrations(client, migrationSets(service));
    if (!ownRole) await grantToRole(client, serviceUrl, service.appendOnly ?? []);
    return applied;
  } finally {
    await client.end();
  }
}

async function connectOrCreate(url: string): Promise<pg.Client> {
  try {
    return await connect(url);
  } catch (cause) {
    if (sqlState(cause) !== '3D000') throw cannot('connect to', url, cause);
  }
  await createDatabase(url);
  return connect(url);
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'motcua-migrate',
    lock_timeout: 10_000, // a busy table makes the migration fail instead of stopping every request behind it
    options: '-c timezone=UTC',
  });
  client.on('error', () => undefined); // the statement that is running reports it
  await client.connect();
  return client;
}

async function createDatabase(url: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = await connect(maintenance.href).catch((cause: unknown) => {
    throw cannot('create', url, cause);
  });
  try {
    const name = decodeURIComponent(new URL(url).pathname.slice(1));
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (cause) {
    // Another migration has created it at the same moment.
    if (sqlState(cause) !== '42P04' && sqlState(cause) !== '23505') throw cannot('create', url, cause);
  } finally {
    await client.end();
  }
}

function cannot(what: string, url: string, cause: unknown): StartError {
  return new StartError(`Cannot ${what} ${databaseName(url)}: ${reasonOf(cause)}`, { cause });
}
