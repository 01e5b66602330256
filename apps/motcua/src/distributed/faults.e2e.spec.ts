import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dossierStatuses, type DossierStatus } from '@motcua/contracts';
import { UNLIMITED } from '@motcua/service-kit';
import pg from 'pg';
import { DistributedSystem } from './distributed-system.js';
import { systemClient } from './system-client.fixture.js';
import { Traffic } from './traffic.fixture.js';

const SETTLE_MS = 120_000;

let home: string;
let system: DistributedSystem;
let traffic: Traffic;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'motcua-faults-'));
  system = await DistributedSystem.start({
    home,
    env: {
      ...UNLIMITED,
      DVCQG_READ_BACK: 'recordWithProgress',
      DVCQG_TIMEOUT_MS: '5000',
      DVCQG_SETTLE_DELAY_MS: '1000',
      DVCQG_PROBE_MS: '500',
    },
  });
  traffic = new Traffic(system);
  await traffic.life(0);
}, 180_000);
afterAll(async () => {
  await system?.stop();
  await rm(home, { recursive: true, force: true });
}, 60_000);
beforeEach(() => faults([]));

async function faults(declared: object[]): Promise<void> {
  const answer = await traffic.ask('PUT', '/simulators/dvcqg/control/faults', { faults: declared });
  expect(answer.status).toBe(200);
}

interface Held {
  readonly record: { readonly TrangThaiHoSo: string };
  readonly progress: readonly { readonly TrangThai: string }[];
  readonly inserts: number;
}

async function held(code: string): Promise<Held | undefined> {
  const { status, body } = await traffic.ask('GET', `/simulators/dvcqg/control/dossiers/${code}`);
  return status === 200 ? (body as unknown as Held) : undefined;
}

async function query<Row extends pg.QueryResultRow>(database: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: new URL(`/${database}`, system.postgresUrl).href });
  await client.connect();
  return client
    .query<Row>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** Waits until the portal has everything, and proves that it has it once, in order, and that nothing is left behind. */
async function expectEverythingInStep(): Promise<void> {
  for (const [code, version] of traffic.played) {
    await traffic.until(
      `${code} in step`,
      async () => {
        const { body } = await traffic.ask('GET', `/v1/portal/dossiers/${code}`);
        const wanted = body['wanted'] as { sequence: number } | undefined;
        return body['inStep'] === true && wanted?.sequence === version ? true : undefined;
      },
      SETTLE_MS,
    );
    const { body } = await traffic.ask('GET', `/v1/dossiers/${code}/history`);
    const steps = (body['items'] as { to: DossierStatus }[]).map(({ to }) => String(dossierStatuses[to].code));
    expect(steps).toHaveLength(version);
    const portal = await held(code);
    expect({
      code,
      status: portal?.record.TrangThaiHoSo,
      progress: portal?.progress.map(({ TrangThai }) => TrangThai),
      inserts: portal?.inserts,
    }).toEqual({ code, status: steps.at(-1), progress: steps, inserts: 1 });
  }
  for (const database of ['dossier', 'adapter_dvcqg']) {
    expect(await query(database, 'select subject, reason, error from parked')).toEqual([]);
  }
  expect(await query('dossier', 'select position from outbox')).toEqual([]);
  const [handled] = await query<{ steps: string; sequences: string }>(
    'adapter_dvcqg',
    `select (select count(*) from wanted_step) as steps,
       (select sum(sequence) from consumed where topic like '%motcua.dossier.v1') as sequences`,
  );
  const [written] = await query<{ events: string }>('dossier', 'select count(*) as events from event');
  expect(handled).toEqual({ steps: written?.events, sequences: written?.events });
}

/** Until the portal holds something of a dossier. */
const portalHolds = (code: string, what: (portal: Held) => boolean) =>
  traffic.until(`the portal holds it: ${code}`, async () => {
    const portal = await held(code);
    return portal && what(portal) ? true : undefined;
  });

it('recovers when the dossier service, its relay and its consumer are killed while officers work', async () => {
  const working = traffic.play(16);
  for (const enough of [3, 10]) {
    await traffic.until('some traffic', async () => (traffic.played.size > enough ? true : undefined));
    await system.service('dossier').kill('SIGKILL');
    system.service('dossier').start();
    await system.service('dossier').ready();
  }
  await working;
  await expectEverythingInStep();
}, 300_000);

it('recovers when the adapter is killed in the middle of batches and of pushes', async () => {
  await system.service('adapter-dvcqg').kill('SIGKILL');
  await traffic.play(24);
  for (const delay of [150, 400]) {
    system.service('adapter-dvcqg').start();
    await system.service('adapter-dvcqg').ready();
    await new Promise((resolve) => setTimeout(resolve, delay)); // the moment of the crash, not a wait for a condition
    await system.service('adapter-dvcqg').kill('SIGKILL');
  }
  system.service('adapter-dvcqg').start();
  await expectEverythingInStep();
}, 300_000);

it.each([
  ['the record', 'DongBoHoSoMC', (portal: Held) => portal.inserts === 1],
  ['the progress', 'CapNhatTienDoHoSoMC', (portal: Held) => portal.progress.length > 0],
])(
  'does not send %s twice when the adapter is killed after the portal has applied it and before it has answered',
  async (_, service, applied) => {
    await faults([{ kind: 'slow', style: 'effectBefore', delayMs: 4_000, service, count: 1 }]);
    const { code } = await traffic.register();
    await portalHolds(code, applied);
    await system.service('adapter-dvcqg').kill('SIGKILL');
    await faults([]);
    system.service('adapter-dvcqg').start();
    await expectEverythingInStep();
  },
  300_000,
);

it('goes on when the identity service is killed: its tokens are verified with the keys that are known', async () => {
  const token = await systemClient(traffic, { url: system.url, id: 'hospital', permissions: ['dossier:read'] });
  const read = async (bearer: string) =>
    (await traffic.ask('GET', '/v1/dossiers?limit=1', undefined, { authorization: `Bearer ${bearer}` })).status;
  expect(await read(await token())).toBe(200);
  const notSeenYet = await token();
  await system.service('identity').kill('SIGKILL');
  expect(await read(notSeenYet)).toBe(200);
  const [header, payload] = notSeenYet.split('.');
  expect(await read(`${header}.${payload}.${'A'.repeat(86)}`)).toBe(401);
  await expect(token()).rejects.toThrow('no token: 502');
  await traffic.play(2);

  // who starts meanwhile has no keys yet: it says so, and goes on once they can be had
  await system.service('dossier').kill('SIGTERM');
  system.service('dossier').start();
  await system.service('dossier').ready();
  expect(await read(notSeenYet)).toBe(503);
  system.service('identity').start();
  await system.service('identity').ready();
  await traffic.until('known keys', async () => ((await read(notSeenYet)) === 200 ? true : undefined));
  expect(await read(await token())).toBe(200);
}, 120_000);

it('goes on when the broker is restarted: officers work, events wait in the outbox', async () => {
  const working = traffic.play(12);
  await system.kafka.stop();
  const { code } = await traffic.register();
  const readiness = await traffic.until('a degraded service', async () => {
    const answer = await fetch(`${system.service('dossier').url}/readyz`);
    const { status } = (await answer.json()) as { status: string };
    return status === 'degraded' ? answer.status : undefined;
  });
  expect(readiness).toBe(200);
  await working;
  expect(
    await query('dossier', `select 1 from outbox join event using (position) where subject = '${code}'`),
  ).toHaveLength(1);
  await system.kafka.start();
  await expectEverythingInStep();
}, 300_000);

it('goes on when PostgreSQL is restarted', async () => {
  const before = traffic.played.size;
  const working = traffic.play(12);
  await traffic.until('some traffic', async () => (traffic.played.size > before + 3 ? true : undefined));
  await system.postgres.restart();
  await working;
  await expectEverythingInStep();
}, 300_000);

it('catches up by itself after the portal was down, without a storm', async () => {
  await faults([{ kind: 'outage', style: 'reset', durationMs: 45_000 }]);
  await traffic.play(16);
  const during = await statistics();
  await expectEverythingInStep();
  // shut while it was down: a probe now and then, not a call for every dossier
  expect(during).toBeLessThan(400);
}, 300_000);

async function statistics(): Promise<number> {
  const { body } = await traffic.ask('GET', '/simulators/dvcqg/control/faults');
  return (body['faults'] as { struck: number }[])[0]?.struck ?? 0;
}
