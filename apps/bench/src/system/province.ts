import { UNLIMITED } from '@motcua/service-kit';
import type { Run } from '../benchmark.js';
import { rowsOf, type Engines } from './engines.js';
import { prepare, startService, type Environment, type ServiceProcess } from './service-process.js';
import type { SigningKey } from './signing-key.js';

/** Services in their distributed form: a process and a database each, a role that alters nothing, Kafka between them. */
export interface Province {
  /** Creates database, role, tables and topics of a service, and its seed data. */
  prepare(...apps: readonly string[]): Promise<void>;
  start(app: string, more?: Environment, imports?: readonly string[]): Promise<ServiceProcess>;
  /** The database of a service, as superuser. */
  databaseUrl(app: string): string;
  /** Tells what a service has published and the bus has not got yet. */
  waiting(app: string): Promise<number>;
}

export function provinceOn(run: Run, engines: Engines, key: SigningKey): Province {
  const databaseUrl = (app: string) => engines.databaseUrl(app.replaceAll('-', '_'));
  const environmentOf = (app: string): Environment => {
    const own = new URL(databaseUrl(app));
    own.username = app;
    return { ...key.environment, ...UNLIMITED, KAFKA_BROKERS: engines.brokers, DATABASE_URL: own.href };
  };
  return {
    databaseUrl,
    prepare: async (...apps) => {
      run.say(`preparing ${apps.join(', ')}`);
      for (const app of apps) {
        const env = { ...environmentOf(app), MIGRATION_DATABASE_URL: databaseUrl(app) };
        await prepare({ app, env }, 'migrate', 'topics', 'seed');
      }
    },
    start: (app, more = {}, imports = []) =>
      startService({ app, env: { ...environmentOf(app), ...more }, imports }, run),
    waiting: async (app) => {
      const [row] = await rowsOf<{ count: number }>(databaseUrl(app), 'select count(*)::int as count from outbox');
      return row!.count;
    },
  };
}
