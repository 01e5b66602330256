import { EventEmitter } from 'node:events';
import { Injectable, Module, type OnModuleDestroy } from '@nestjs/common';
import { topics } from '@motcua/contracts';
import { InProcessTransport } from '@motcua/messaging';
import { freePorts, startPostgres } from '@motcua/engines';
import { migrate } from '../database/migrate.js';
import { dropDatabase, newDatabaseName, query, superuserUrl } from '../sample/database.js';
import { Gate } from '../sample/gate.js';
import { testIssuer, type TestIssuer } from '../sample/issuer.js';
import { LogCapture } from '../sample/log-capture.js';
import { sampleBody } from '../sample/requests.js';
import { sampleEnvironment, sampleService, sampleWith, sampleWorld } from '../sample/sample-service.js';
import { until } from '../sample/until.js';
import { boot } from './boot.js';
import { run, type Host } from './run.js';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await testIssuer();
});
afterAll(() => issuer.remove());

describe('readiness of a running service', () => {
  it('is lost and comes back with the database; the process stays alive', async () => {
    const [port] = await freePorts(1);
    const server = await startPostgres({ durable: false, port: port! });
    const url = server.url.replace(/\/postgres$/, '/sample');
    const env = sampleEnvironment(issuer, url);
    await migrate(sampleService, env);
    const running = await boot(sampleService, env, { listen: false, log: new LogCapture() });
    const ready = () => running.app.inject({ method: 'GET', url: '/readyz' });
    const token = await issuer.token();
    const list = () =>
      running.app.inject({ method: 'GET', url: '/v1/samples', headers: { authorization: `Bearer ${token}` } });
    try {
      expect((await ready()).statusCode).toBe(200);
      expect((await list()).statusCode).toBe(200);
      await server.stop();
      const lost = await ready();
      expect([lost.statusCode, lost.json()]).toEqual([503, expect.objectContaining({ status: 'unready' })]);
      const refused = await list();
      expect([refused.statusCode, refused.json()]).toEqual([
        503,
        expect.objectContaining({ code: 'DATABASE_UNAVAILABLE' }),
      ]);
      expect(refused.headers['retry-after']).toBe('1');
      expect((await running.app.inject({ method: 'GET', url: '/livez' })).statusCode).toBe(200);
      const again = await startPostgres({ durable: false, port: port! });
      await migrate(sampleService, env);
      await until('ready again', async () => (await ready()).statusCode === 200);
      await again.stop();
    } finally {
      await running.close();
    }
  });

  it('is degraded, not lost, without the bus', async () => {
    class LostBus extends InProcessTransport {
      override check(): Promise<void> {
        return Promise.reject(new Error('no broker'));
      }
    }
    const service = sampleWith(sampleService.module, { publishes: [topics.unit] });
    const world = await sampleWorld(service, { transport: new LostBus() });
    const answer = await world.running.app.inject({ method: 'GET', url: '/readyz' });
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      {
        status: 'degraded',
        checks: [
          { name: 'database', ok: true },
          { name: 'bus', ok: false, degraded: true, detail: 'no broker' },
        ],
      },
    ]);
    await world.end();
  });

  it('asks the providers a service names', async () => {
    class Probe {
      check = () => Promise.resolve({ name: 'portal', ok: false, degraded: true });
    }
    @Module({ providers: [Probe] })
    class ProbeModule {}
    const world = await sampleWorld(sampleWith(ProbeModule, { readiness: [Probe] }));
    expect(await world.running.readiness()).toMatchObject({ status: 'degraded' });
    await world.end();
  });
});

describe('a stop', () => {
  it('says unready first, serves what is on its way, and happens once', async () => {
    const stops: string[] = [];
    @Injectable()
    class Worker implements OnModuleDestroy {
      async onModuleDestroy(): Promise<void> {
        stops.push((await world.running.readiness()).status);
      }
    }
    @Module({ imports: [sampleService.module], providers: [Worker] })
    class WorkerModule {}
    const world = await sampleWorld(sampleWith(WorkerModule), { listen: true });
    const gate = world.running.app.get(Gate, { strict: false });
    gate.close();
    const answer = fetch(`${world.running.url}/v1/samples`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.issuer.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify(sampleBody('LAST')),
    });
    await until('the request at work', () => gate.waiting === 1);
    const closed = Promise.all([world.running.close(), world.running.close()]);
    await until('the stop', () => stops.length > 0);
    gate.open();
    expect((await answer).status).toBe(201);
    await closed;
    expect(stops).toEqual(['unready']);
    await expect(fetch(`${world.running.url}/livez`)).rejects.toThrow();
    expect(await query(world.databaseUrl, 'select code from sample')).toEqual([{ code: 'LAST' }]);
    await world.end();
  });
});

describe('boot', () => {
  it('fails with the reason when its port is taken, and leaves nothing open', async () => {
    const world = await sampleWorld(sampleService, { listen: true });
    const env = { ...sampleEnvironment(issuer, world.databaseUrl), PORT: new URL(world.running.url!).port };
    await expect(boot(sampleService, env, { log: new LogCapture() })).rejects.toThrow(
      /^Cannot listen on 127.0.0.1:\d+: .*EADDRINUSE/,
    );
    await world.end();
  });

  it('fails with the reason when the database is not there', async () => {
    const env = sampleEnvironment(issuer, 'postgres://sample:hunter2@127.0.0.1:1/sample');
    await expect(boot(sampleService, env)).rejects.toThrow(
      /^Cannot connect to database "sample" at 127.0.0.1:1 as "sample": .*ECONNREFUSED/,
    );
  });

  it('fails when the database is not migrated, or not as far as the code', async () => {
    const database = newDatabaseName();
    const env = sampleEnvironment(issuer, superuserUrl(database));
    await query(superuserUrl('postgres'), `create database ${database}`);
    await expect(boot(sampleService, env)).rejects.toThrow('has no tables. Run its "migrate" command first.');
    await migrate(sampleService, env);
    await query(env['DATABASE_URL']!, `delete from migration where namespace = 'sample'`);
    await expect(boot(sampleService, env)).rejects.toThrow('lacks sample/0001-sample.');
    await dropDatabase(database);
  });

  it('fails when the key file cannot be read', async () => {
    const database = newDatabaseName();
    const env = { ...sampleEnvironment(issuer, superuserUrl(database)), OIDC_JWKS_FILE: '/nowhere.json' };
    await migrate(sampleService, env);
    await expect(boot(sampleService, env)).rejects.toThrow('OIDC_JWKS_FILE: cannot read keys from /nowhere.json');
    // the server ends a session a moment after its connection was closed
    await until('every connection closed', async () => {
      const [open] = await query<{ n: number }>(
        superuserUrl('postgres'),
        'select count(*)::int as n from pg_stat_activity where datname = $1',
        [database],
      );
      return open?.n === 0;
    });
    await dropDatabase(database);
  });
});

class FakeHost extends EventEmitter {
  readonly versions = { ...process.versions };
  readonly exits: unknown[] = [];
  said = '';
  argv: string[] = [];
  readonly stderr = { write: (text: string) => void (this.said += text) };
  constructor(readonly env: Record<string, string>) {
    super();
  }
  exit = (code: unknown) => void this.exits.push(code);
  with(command?: string): Host {
    this.argv = ['node', 'main.js', ...(command === undefined ? [] : [command])];
    return this as unknown as Host;
  }
}

describe('run', () => {
  it('ends with exit code 1 and one readable message, every wrong variable named, no stack, no secret', async () => {
    const host = new FakeHost({ DATABASE_URL: 'nonsense:hunter2', PORT: '-1' });
    await run(sampleService, host.with());
    expect(host.exits).toEqual([1]);
    expect(host.said).toMatch(/DATABASE_URL[^]*PORT|PORT[^]*DATABASE_URL/);
    expect(host.said).toContain('OIDC_ISSUER is missing');
    expect(host.said).not.toMatch(/hunter2|\n\s+at /);
  });

  it('refuses another Node and an unknown command', async () => {
    const old = new FakeHost({});
    old.versions.node = '20.20.2';
    await run(sampleService, old.with());
    expect(old.said).toContain('Node 24 is needed, this is 20.20.2');
    const host = new FakeHost({});
    await run(sampleService, host.with('explode'));
    expect(host.said).toContain('Unknown command "explode"');
    expect([old.exits, host.exits]).toEqual([[1], [1]]);
  });

  it('migrates, seeds, serves, and stops at SIGTERM with exit code 0', async () => {
    const database = newDatabaseName();
    const env = { ...sampleEnvironment(issuer, superuserUrl(database)), LOG_LEVEL: 'silent' };
    const host = new FakeHost(env);
    const service = sampleWith(sampleService.module, {
      seed: async ({ dataSource }) => {
        await dataSource.query(`insert into sample values ('S', 1, 1)`);
        return { inserted: 1, unchanged: 0 };
      },
    });
    await run(service, host.with('migrate'));
    await run(service, host.with('seed'));
    await run(service, host.with('topics'));
    await run(service, host.with('verify'));
    expect(host.said).toContain('sample: applied ');
    expect(host.said).toContain('sample: has no event log');
    expect(host.said).toContain('sample: 1 inserted, 0 unchanged');
    await run(service, host.with());
    expect(host.exits).toEqual([]);
    host.emit('SIGTERM');
    await until('the exit', () => host.exits.length > 0);
    expect(host.exits).toEqual([0]);
    await dropDatabase(database);
  });
});

describe('the audit of a running service', () => {
  const publishing = sampleWith(sampleService.module, { publishes: [topics.unit] });
  const clock = { now: () => new Date('2024-03-15T02:10:00Z') };

  it('seals the event log, and shows since when a root waits for its time stamp', async () => {
    const certificates = { TSA_URL: 'http://127.0.0.1:1/tsa', TSA_CERTIFICATES_FILE: '/nowhere.pem' };
    const world = await sampleWorld(publishing, { transport: new InProcessTransport(), clock }, certificates);
    const metrics = async () => (await world.running.app.inject({ method: 'GET', url: '/metrics' })).body;
    await until('sealed', async () => /^motcua_audit_unstamped_roots 1$/m.test(await metrics()));
    expect(await metrics()).toMatch(/^motcua_audit_unstamped_oldest_seconds 600$/m);
    expect(await metrics()).toMatch(/^motcua_audit_sealed_age_seconds 600$/m);
    const { checks } = await world.running.readiness();
    expect(checks).toContainEqual({ name: 'timeStamps', ok: true });
    await world.end();
  });

  it('does not start with an authority nobody is trusted to be', async () => {
    await expect(
      sampleWorld(publishing, { transport: new InProcessTransport(), clock }, { TSA_URL: 'http://127.0.0.1:1/tsa' }),
    ).rejects.toThrow('TSA_CERTIFICATES_FILE has to say');
  });
});
