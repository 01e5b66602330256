import { randomBytes } from 'node:crypto';
import { freePorts } from '@motcua/engines';
import { InProcessTransport, Relay } from '@motcua/messaging';
import {
  boot,
  type Environment,
  migrate,
  type RunningService,
  seed,
  type Service,
  UNLIMITED,
} from '@motcua/service-kit';
import { createTestDatabase, testKey, waitFor, type TestDatabase, type TestKey } from '@motcua/testing';
import pg from 'pg';
import { services } from './services.js';
import { ownEnvironment } from './start/service-environment.js';

type Messages = Parameters<InProcessTransport['publish']>[0];

/** Writes down whatever goes over the bus, as it would go over Kafka. */
class WatchedTransport extends InProcessTransport {
  readonly seen: string[] = [];

  override publish(messages: Messages): Promise<void> {
    for (const { topic, key, value, headers } of messages) {
      this.seen.push(`${topic} ${key} ${String(value)} ${JSON.stringify(headers)}`);
    }
    return super.publish(messages);
  }
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Every service in this process with a database and a port of its own, and everything they say, store and send. */
export class WatchedSystem {
  readonly transport = new WatchedTransport();
  readonly running = new Map<string, RunningService>();
  logged = '';
  private key!: TestKey;
  private readonly databases = new Map<string, TestDatabase>();

  static async start(): Promise<WatchedSystem> {
    const system = new WatchedSystem();
    system.key = await testKey();
    const ports = await freePorts(services.length);
    const urls = new Map(services.map(({ name }, index) => [name, `http://127.0.0.1:${ports[index]}`]));
    for (const [index, service] of services.entries()) await system.boot(service, ports[index]!, urls);
    for (const service of system.running.values()) service.startRelay();
    for (const name of ['directory', 'catalog']) await system.published(name);
    return system;
  }

  async stop(): Promise<void> {
    for (const service of this.running.values()) await service.close();
    await this.transport.close();
    for (const database of this.databases.values()) await database.drop();
  }

  lines(): string[] {
    return this.logged.split('\n').filter((line) => line !== '');
  }

  /** What a service has announced is with everybody. */
  async published(name: string): Promise<void> {
    const relay = this.running.get(name)!.app.get(Relay);
    await waitFor(`${name} has published`, async () => (await relay.pending()).count === 0);
  }

  async ask(
    service: string,
    method: string,
    path: string,
    { body, as = {}, headers = {} }: { body?: unknown; as?: object; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const token = await this.key.sign({ sub: 'cb-0004', kind: 'officer', unit: 'H52.31', permissions: all, ...as });
    const answer = await fetch(`${this.running.get(service)!.url!}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {} };
  }

  /** As the owner of a service's database. */
  async query<Row extends object>(service: string, text: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databases.get(service)!.url });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** Everything the services store, each row as text with its service and table before it. */
  async stored(): Promise<string[]> {
    const rows: string[] = [];
    for (const service of this.databases.keys()) {
      const tables = await this.query<{ name: string }>(
        service,
        `select format('%I', tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
      );
      for (const { name } of tables) {
        const found = await this.query<{ row: string }>(
          service,
          `select t::text || to_jsonb(t)::text as row from ${name} t`,
        );
        rows.push(...found.map(({ row }) => `${service}.${name} ${row}`));
      }
    }
    return rows;
  }

  private async boot(service: Service, port: number, urls: ReadonlyMap<string, string>): Promise<void> {
    const database = service.migrations ? await createTestDatabase() : undefined;
    if (database) this.databases.set(service.name, database);
    const addresses = {
      dossierUrl: urls.get('dossier')!,
      adapterUrl: urls.get('adapter-dvcqg')!,
      simulatorsUrl: urls.get('simulators')!,
      dossierTokenFile: '',
      simulatorData: '',
      publicUrl: urls.get(service.name)!,
      identitySecrets: { encryptionKeys: `test:${secret()}`, hashKey: secret(), loginSecret: secret() },
    };
    const env: Environment = {
      ...UNLIMITED,
      ...ownEnvironment(service, addresses),
      OIDC_ISSUER: this.key.issuer,
      OIDC_JWKS_FILE: this.key.jwksFile,
      DOSSIER_TOKEN: await this.key.sign({
        sub: 'adapter',
        kind: 'system',
        permissions: ['dossier:read-portal-facts'],
      }),
      DVCQG_PROBE_MS: '100',
      LOG_LEVEL: 'trace',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...(database && { DATABASE_URL: database.url }),
    };
    await migrate(service, env);
    await seed(service, env);
    const log = { write: (line: string) => void (this.logged += line) };
    this.running.set(service.name, await boot(service, env, { transport: this.transport, log }));
  }
}

const secret = () => randomBytes(32).toString('base64');

const acts = ['register', 'receive', 'forward', 'finish', 'return-result', 'withdraw', 'approve', 'read'];
const all = [...acts.map((act) => `dossier:${act}`), 'dossier:read-personal-data', 'dossier:read-portal-facts'].concat(
  ...['portal:read', 'portal:operate', 'operations:read', 'operations:act', 'personal-data:erase', 'catalog:read'],
);
