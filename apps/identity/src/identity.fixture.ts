import { randomBytes } from 'node:crypto';
import type { Clock } from '@motcua/contracts';
import { InProcessTransport } from '@motcua/messaging';
import { boot, migrate, type Environment, type RunningService } from '@motcua/service-kit';
import { createTestDatabase, testKey, type TestKey } from '@motcua/testing';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import { DataSource } from 'typeorm';
import { identityService } from './index.js';

export const ISSUER = 'https://id.test/oidc';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // shape depends on the route
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** A clock that is moved by hand. */
export class TestClock implements Clock {
  constructor(private at = Date.now()) {}

  now(): Date {
    return new Date(this.at);
  }

  pass(ms: number): void {
    this.at += ms;
  }
}

/** Log lines of the service, to look for what must not be in them. */
class LogLines {
  readonly lines: string[] = [];

  write(line: string): void {
    this.lines.push(line);
  }
}

/** The service on a database of its own, behind an address that is not the one it listens on. */
export class IdentityFixture {
  readonly clock: TestClock;
  readonly log = new LogLines();
  service!: RunningService;
  dataSource!: DataSource;
  readonly transport = new InProcessTransport();

  private constructor(
    private readonly key: TestKey,
    private readonly env: Environment,
    private readonly drop: () => Promise<void>,
    clock: TestClock,
  ) {
    this.clock = clock;
  }

  static async start({
    env = {},
    clock = new TestClock(),
  }: { env?: Environment; clock?: TestClock } = {}): Promise<IdentityFixture> {
    const database = await createTestDatabase();
    const key = await testKey();
    const all: Environment = {
      DATABASE_URL: database.url,
      OIDC_ISSUER: ISSUER,
      OIDC_JWKS_FILE: key.jwksFile,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      IDENTITY_ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
      IDENTITY_HASH_KEY: randomBytes(32).toString('base64'),
      IDENTITY_TRUSTED_PROXIES: '127.0.0.1/32',
      ...env,
    };
    await migrate(identityService, all);
    const fixture = new IdentityFixture(key, all, () => database.drop(), clock);
    await fixture.startService();
    return fixture;
  }

  /** Again, on the same database. */
  async startService(): Promise<void> {
    const { clock, transport, log } = this;
    this.service = await boot(identityService, this.env, { transport, clock, log });
    this.dataSource = this.service.app.get(DataSource);
  }

  /** Sends a request to where the service listens, whatever host the address names. */
  readonly fetch = (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(address, ISSUER);
    return fetch(new URL(`${pathname}${search}`, this.service.url), { redirect: 'manual', ...init });
  };

  async ask(address: string | URL, init: RequestInit = {}): Promise<Answer> {
    const answer = await this.fetch(address, init);
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, text, body: json ? JSON.parse(text) : undefined };
  }

  /** As an administrator, or with other permissions. */
  async call(
    method: string,
    path: string,
    body?: object,
    options: { permissions?: string[]; version?: number } = {},
  ): Promise<Answer> {
    const { permissions = ['identity:administer'], version } = options;
    const token = await this.key.sign({ iss: ISSUER, sub: 'cb-0001', kind: 'officer', permissions });
    return this.ask(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** A form, as applications and browsers send it. */
  form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, { method: 'POST', headers, body: new URLSearchParams(fields) });
  }

  async jwks(): Promise<JSONWebKeySet> {
    return (await this.ask('/oidc/jwks')).body as JSONWebKeySet;
  }

  /** What a service would find in a token, with the keys that are published now. */
  async verified(token: string): Promise<JWTPayload & Record<string, unknown>> {
    const demands = { issuer: ISSUER, audience: 'motcua', algorithms: ['ES256'] };
    return (await jwtVerify(token, createLocalJWKSet(await this.jwks()), demands)).payload;
  }

  acts(subject?: string): Promise<{ act: string; actor: string; subject: string; detail: Record<string, unknown> }[]> {
    return this.dataSource.query(
      'select act, actor, subject, detail from act where $1::text is null or subject = $1 order by position',
      [subject ?? null],
    );
  }

  /** Everything the database holds, as text: to look for what must not be in it. */
  async everythingStored(): Promise<string> {
    const tables = await this.dataSource.query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const texts = await Promise.all(
      tables.map(({ name }) => this.dataSource.query<{ row: string }[]>(`select t::text as row from "${name}" t`)),
    );
    return texts
      .flat()
      .map(({ row }) => row)
      .join('\n');
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.transport.close();
    await this.drop();
  }
}
