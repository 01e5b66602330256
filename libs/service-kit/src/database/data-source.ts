import { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { StartError } from '../boot/start-error.js';
import type { Service } from '../service.js';
import { preparingDriver } from './prepared-statements.js';

export interface DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
  readonly applicationName: string;
  readonly entities?: Service['entities'];
}

/** The pool of a service, connected. */
export async function connectDatabase(settings: DatabaseSettings, logger: Logger): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    driver: preparingDriver(),
    url: settings.url,
    applicationName: settings.applicationName,
    poolSize: settings.poolSize,
    connectTimeoutMS: 5_000, // also the longest wait for a free connection
    entities: settings.entities ?? [],
    entitySkipConstructor: true,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    // A pool without it ends the process when PostgreSQL restarts.
    poolErrorHandler: (error: Error) => logger.warn({ err: error }, 'database connection lost'),
    extra: {
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 15_000,
      options: '-c timezone=UTC',
      keepAlive: true,
    },
  });
  try {
    return await dataSource.initialize();
  } catch (cause) {
    throw new StartError(`Cannot connect to ${databaseName(settings.url)}: ${reasonOf(cause)}`, { cause });
  }
}

/** The database as it may be shown: without the password. */
export function databaseName(url: string): string {
  const { hostname, port, pathname, username } = new URL(url);
  return `database "${pathname.slice(1)}" at ${hostname}:${port || '5432'} as "${decodeURIComponent(username)}"`;
}

export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
