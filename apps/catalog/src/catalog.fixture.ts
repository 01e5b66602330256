import { randomUUID } from 'node:crypto';
import type { Clock, DomainEvent, EventClass } from '@motcua/contracts';
import { InProcessTransport } from '@motcua/messaging';
import { boot, migrate, UNLIMITED, type Environment, type RunningService } from '@motcua/service-kit';
import { createTestDatabase, testKey } from '@motcua/testing';
import { DataSource } from 'typeorm';
import type { ProcessContent } from './domain/process-version.js';
import { catalogService } from './index.js';
import type { DeliveredDecision } from './seed/seed-file.js';
import { seedProcesses } from './seed/seed-processes.js';
import { seedCatalog } from './seed/seed.js';

/** 15 March 2024, 09:10 in Vietnam. */
export const clock: Clock = { now: () => new Date('2024-03-15T02:10:00Z') };

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // shape depends on the route
  readonly body: Record<string, unknown>;
}

interface AskOptions {
  readonly body?: object;
  readonly headers?: Record<string, string>;
  readonly permissions?: string[];
  readonly officer?: string;
}

const everything = ['read', 'draft', 'approve', 'publish'].map((what) => `catalog:${what}`);

interface Sender {
  readonly by?: string;
  readonly permissions?: string[];
  readonly headers?: Record<string, string>;
}

interface StoredEvent {
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  readonly data: DomainEvent['data'];
}

/** The service on a database of its own, its bus in the process. Tests never share one. */
export class CatalogFixture {
  private readonly sequences = new Map<string, number>();

  private constructor(
    readonly service: RunningService,
    readonly transport: InProcessTransport,
    readonly dataSource: DataSource,
    private readonly sign: (permissions: string[], officer: string) => Promise<string>,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(more: Environment = {}): Promise<CatalogFixture> {
    const database = await createTestDatabase();
    const key = await testKey();
    const env: Environment = {
      DATABASE_URL: database.url,
      OIDC_ISSUER: key.issuer,
      OIDC_JWKS_FILE: key.jwksFile,
      ...UNLIMITED,
      LOG_LEVEL: 'silent',
      ...more,
    };
    await migrate(catalogService, env);
    const transport = new InProcessTransport();
    const service = await boot(catalogService, env, { transport, clock, listen: false });
    const sign = (permissions: string[], sub: string) => key.sign({ sub, kind: 'officer', permissions });
    return new CatalogFixture(service, transport, service.app.get(DataSource), sign, () => database.drop());
  }

  seed(delivered?: readonly DeliveredDecision[]): Promise<{ inserted: number; unchanged: number }> {
    return seedCatalog({ dataSource: this.dataSource, clock }, delivered);
  }

  get(url: string, permissions: string[] = ['catalog:read']): Promise<Answer> {
    return this.ask('GET', url, { permissions });
  }

  async ask(method: 'GET' | 'POST' | 'PUT', url: string, options: AskOptions = {}): Promise<Answer> {
    const { body, headers, permissions = everything, officer = 'cb-0004' } = options;
    const authorization = `Bearer ${await this.sign(permissions, officer)}`;
    const answer = await this.service.app.inject({
      method,
      url,
      headers: { authorization, ...headers },
      ...(body !== undefined && { payload: body }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json<Record<string, unknown>>() };
  }

  seedProcesses(delivered?: readonly ProcessContent[]): Promise<{ inserted: number; unchanged: number }> {
    return seedProcesses({ dataSource: this.dataSource, clock }, delivered);
  }

  /** A request of an officer; `body` null sends none. */
  send(
    method: 'POST' | 'PUT',
    url: string,
    body: object | null,
    { by = 'cb-0002', permissions = [], headers = {} }: Sender,
  ): Promise<Answer> {
    return this.ask(method, url, { ...(body !== null && { body }), officer: by, permissions, headers });
  }

  async getText(url: string): Promise<{ status: number; type: unknown; text: string }> {
    const authorization = `Bearer ${await this.sign(['catalog:read'], 'cb-0004')}`;
    const answer = await this.service.app.inject({ method: 'GET', url, headers: { authorization } });
    return { status: answer.statusCode, type: answer.headers['content-type'], text: answer.body };
  }

  /** Hears what the directory announces. */
  async hear(events: readonly DomainEvent[]): Promise<void> {
    const messages = events.map((event) => ({
      topic: (event.constructor as EventClass).topic,
      key: event.subject,
      value: JSON.stringify(event.data),
      headers: {
        ce_specversion: '1.0',
        ce_id: randomUUID(),
        ce_source: 'directory',
        ce_type: event.type,
        ce_subject: event.subject,
        ce_time: clock.now().toISOString(),
        ce_sequence: String(this.nextSequence(event.subject)),
        'content-type': 'application/json',
        correlationid: 'test',
        actor: 'directory',
      },
    }));
    await this.transport.publish(messages);
  }

  private nextSequence(subject: string): number {
    const next = (this.sequences.get(subject) ?? 0) + 1;
    this.sequences.set(subject, next);
    return next;
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
