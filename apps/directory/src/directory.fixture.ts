import { localDate, type Clock, type DomainEvent } from '@motcua/contracts';
import { InProcessTransport } from '@motcua/messaging';
import { boot, migrate, UNLIMITED, type Environment, type RunningService } from '@motcua/service-kit';
import { createTestDatabase, testKey } from '@motcua/testing';
import { DataSource } from 'typeorm';
import { directoryService } from './index.js';
import type { DirectorySeed } from './seed/seed-files.js';
import { seedDirectory } from './seed/seed.js';

/** 15 March 2024, 09:10 in Vietnam. */
export const clock: Clock = { now: () => new Date('2024-03-15T02:10:00Z') };
export const today = localDate(clock.now());
export const publisher = { actor: 'test', correlationId: 'test', at: clock.now() };

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Officer {
  readonly id: string;
  readonly permissions: readonly string[];
  readonly unit?: string;
}

interface Asked {
  readonly by: Officer;
  readonly body?: object | undefined;
  /** Sent as `If-Match`. */
  readonly version?: number | undefined;
  /** Sent as `Idempotency-Key`. */
  readonly key?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // shape depends on the route
  readonly body: Record<string, unknown>;
}

interface StoredEvent {
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  readonly data: DomainEvent['data'];
}

/** The service on a database of its own, its bus in the process. Tests never share one. */
export class DirectoryFixture {
  private constructor(
    readonly service: RunningService,
    readonly transport: InProcessTransport,
    readonly dataSource: DataSource,
    private readonly sign: (officer: Officer) => Promise<string>,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(): Promise<DirectoryFixture> {
    const database = await createTestDatabase();
    const key = await testKey();
    const env: Environment = {
      DATABASE_URL: database.url,
      OIDC_ISSUER: key.issuer,
      OIDC_JWKS_FILE: key.jwksFile,
      ...UNLIMITED,
      LOG_LEVEL: 'silent',
    };
    await migrate(directoryService, env);
    const transport = new InProcessTransport();
    const service = await boot(directoryService, env, { transport, clock, listen: false });
    const sign = ({ id, ...claims }: Officer) => key.sign({ sub: id, kind: 'officer', ...claims });
    return new DirectoryFixture(service, transport, service.app.get(DataSource), sign, () => database.drop());
  }

  seed(delivered?: DirectorySeed): Promise<{ inserted: number; unchanged: number }> {
    return seedDirectory({ dataSource: this.dataSource, clock }, delivered);
  }

  get(url: string, permissions: readonly string[] = ['directory:read']): Promise<Answer> {
    return this.ask('GET', url, { by: { id: 'cb-0004', permissions } });
  }

  post(url: string, by: Officer, body?: object, version?: number): Promise<Answer> {
    return this.ask('POST', url, { by, body, version });
  }

  put(url: string, by: Officer, body: object, version?: number): Promise<Answer> {
    return this.ask('PUT', url, { by, body, version });
  }

  delete(url: string, by: Officer, version?: number): Promise<Answer> {
    return this.ask('DELETE', url, { by, version });
  }

  async ask(method: Method, url: string, { by, body, version, key }: Asked): Promise<Answer> {
    const authorization = `Bearer ${await this.sign(by)}`;
    const answer = await this.service.app.inject({
      method,
      url,
      headers: {
        authorization,
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { payload: body }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<Record<string, unknown>>() };
  }

  events(subject?: string): Promise<StoredEvent[]> {
    return this.dataSource.query<StoredEvent[]>(
      `select subject, sequence::integer as sequence, type, data from event
       where $1::text is null or subject = $1 order by position`,
      [subject ?? null],
    );
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.transport.close();
    await this.drop();
  }
}
