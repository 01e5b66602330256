import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { topics, type DomainEvent, type EventClass, type Topic } from '@motcua/contracts';
import { InProcessTransport } from '@motcua/messaging';
import { boot, migrate, UNLIMITED, type Environment, type RunningService } from '@motcua/service-kit';
import { createTestDatabase, testKey, waitFor } from '@motcua/testing';
import { eventsOf, personalFactsOf } from './conformance/sample-life.js';
import { adapterDvcqgService } from './index.js';
import { PortalDouble } from './sample/portal-double.js';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The whole service beside a portal double and a dossier service that knows every dossier. */
export class AdapterFixture {
  readonly portal = new PortalDouble();
  /** Bearer tokens the dossier service saw. */
  readonly tokens = new Set<string | undefined>();
  service!: RunningService;
  private readonly transport = new InProcessTransport();
  private dossiers!: Server;
  private database!: { url: string; drop(): Promise<void> };
  private sign!: (permissions: string[], as?: object) => Promise<string>;

  static async start(): Promise<AdapterFixture> {
    const fixture = new AdapterFixture();
    const options = await fixture.portal.start();
    const dossierUrl = await fixture.serveFacts();
    fixture.database = await createTestDatabase();
    const key = await testKey();
    const env: Environment = {
      ...UNLIMITED,
      DATABASE_URL: fixture.database.url,
      OIDC_ISSUER: key.issuer,
      OIDC_JWKS_FILE: key.jwksFile,
      LOG_LEVEL: 'silent',
      DVCQG_URL: options.url,
      DVCQG_DSTCODE: options.dstcode,
      DVCQG_USERNAME: options.username,
      DVCQG_PASSWORD: options.password,
      DOSSIER_URL: dossierUrl,
      DOSSIER_TOKEN: 'system-token',
    };
    await migrate(adapterDvcqgService, env);
    fixture.service = await boot(adapterDvcqgService, env, { transport: fixture.transport, listen: false });
    fixture.sign = (permissions, as) => key.sign({ sub: 'operator-1', kind: 'officer', permissions, ...as });
    return fixture;
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.transport.close();
    await this.portal.stop();
    this.dossiers.closeAllConnections();
    await new Promise((resolve) => this.dossiers.close(resolve));
    await this.database.drop();
  }

  /** Publishes the first steps of a dossier's life as the dossier service would. */
  async publish(code: string, from: number, to: number): Promise<void> {
    const events = eventsOf(code).slice(from - 1, to);
    await this.transport.publish(
      events.map(({ type, sequence, data }) => message(topics.dossier, type, code, sequence, data)),
    );
  }

  /** As the services that own units and procedures would. */
  async announce(...events: readonly DomainEvent[]): Promise<void> {
    await this.transport.publish(
      events.map(({ type, subject, data, constructor }) =>
        message((constructor as EventClass).topic, type, subject, (data as { version: number }).version, data),
      ),
    );
  }

  async ask(
    method: 'GET' | 'POST',
    url: string,
    permissions: string[] = ['portal:read'],
    as?: object,
  ): Promise<Answer> {
    const authorization = `Bearer ${await this.sign(permissions, as)}`;
    const answer = await this.service.app.inject({ method, url, headers: { authorization } });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  }

  inStep(code: string): Promise<Answer> {
    return waitFor(`${code} in step`, async () => {
      const answer = await this.ask('GET', `/v1/portal/dossiers/${code}`);
      return answer.body['inStep'] === true ? answer : undefined;
    });
  }

  async until(what: string, condition: () => Promise<boolean>): Promise<void> {
    await waitFor(what, async () => (await condition()) || undefined);
  }

  private async serveFacts(): Promise<string> {
    this.dossiers = createServer((request, response) => {
      this.tokens.add(request.headers.authorization);
      const codes = new URL(request.url ?? '', 'http://localhost').searchParams.get('codes')?.split(',') ?? [];
      response.end(JSON.stringify({ items: codes.map((code) => personalFactsOf(code)) }));
    });
    await new Promise<void>((resolve) => this.dossiers.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.dossiers.address() as AddressInfo).port}`;
  }
}

function message(topic: Topic, type: string, subject: string, sequence: number, data: unknown) {
  const headers = {
    ce_specversion: '1.0',
    ce_id: randomUUID(),
    ce_source: 'test',
    ce_type: type,
    ce_subject: subject,
    ce_time: '2024-03-15T09:00:00+07:00',
    ce_sequence: String(sequence),
    'content-type': 'application/json',
    correlationid: 'test',
    actor: 'officer-1',
  };
  return { topic, key: subject, value: JSON.stringify(data), headers };
}
