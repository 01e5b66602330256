import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@motcua/engines';
import { waitFor } from '@motcua/testing';
import { Command, motcua } from './command-line.fixture.js';

let home: string;
let env: NodeJS.ProcessEnv;
let system: Command;
beforeAll(async () => {
  const [port] = await freePorts(1);
  home = await mkdtemp(join(tmpdir(), 'motcua-embedded-'));
  env = { MOTCUA_HOME: home, PORT: String(port), AUDIT_PERIOD_SECONDS: '1' };
});
afterAll(async () => {
  system?.signal('SIGKILL');
  await system?.outcome;
  await rm(home, { recursive: true, force: true });
});

async function start(...options: string[]): Promise<string> {
  system = new Command(['start', ...options], env);
  await waitFor('the ready line', () => system.hasEnded || system.said.includes('Data '), 60_000);
  expect(system.complained).not.toMatch(/Error/);
  return /API\s+(http:\S+)\/v1/.exec(system.said)![1]!;
}

async function stop(): Promise<void> {
  system.signal('SIGINT');
  expect((await system.outcome).code).toBe(0);
}

async function get(url: string, path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const { stdout } = await motcua(['token', '--position', 'province'], env);
  const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${stdout.trimEnd()}` } });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

it('starts, plays a dossier up to the portal, keeps it over a restart, and begins anew when told to', async () => {
  const url = await start();
  expect(await get(url, '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  expect((await get(url, '/docs/openapi.json')).body).toMatchObject({ paths: { '/v1/dossiers': {}, '/v1/units': {} } });

  const played = await motcua(['demo'], env);
  expect([played.code, played.stderr]).toEqual([0, '']);
  const code = /^Hồ sơ (\S+)/m.exec(played.stdout)![1]!;
  expect(played.stdout).toContain('trạng thái 10, 8 bước xử lý');

  // metrics may be from before the first root: the proof says that there is a time stamp
  const proof = async () => JSON.stringify((await get(url, `/v1/dossiers/${code}/proof`)).body);
  await waitFor('sealed and stamped', async () => (await proof()).includes('"token":"'), 60_000);

  expect(await motcua(['audit', 'verify'], env)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`runs on ${home} already`) as string,
  });
  const second = await motcua(['start'], { ...env, PORT: '0' });
  expect([second.code, second.stderr]).toEqual([1, expect.stringContaining(`runs on ${home} already`)]);
  await stop();

  const audit = await motcua(['audit', 'verify'], env);
  expect({ code: audit.code, complained: audit.stderr }).toEqual({ code: 0, complained: '' });
  expect(audit.stdout).toMatch(/^dossier: 8 events of 1 subjects verified, 0 faults$/m);
  expect(audit.stdout).toMatch(/^dossier: [1-9]\d* roots verified, 0 faults; [1-9]\d* time stamps hold, /m);
  const [, newest] = /^dossier: newest root, up to \S+: (\d+:[0-9a-f]{64})$/m.exec(audit.stdout)!;
  expect((await motcua(['audit', 'verify', '--root', `dossier:${newest}`], env)).code).toBe(0);
  const later = await motcua(['audit', 'verify', '--root', `dossier:9${newest}`], env);
  expect([later.code, later.stdout]).toEqual([1, expect.stringContaining('a later one is known elsewhere')]);
  const unknown = await motcua(['audit', 'verify', '--root', 'files:1:ab'], env);
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('There is no service "files"')]);
  expect(audit.stdout).toMatch(/^catalog: \d+ events of \d+ subjects verified, 0 faults$/m);

  expect(await start()).toBe(url);
  expect(await get(url, `/v1/dossiers/${code}`)).toMatchObject({
    status: 200,
    body: { status: 'returned', version: 8 },
  });
  expect(await get(url, `/v1/portal/dossiers/${code}`)).toMatchObject({ body: { inStep: true } });
  const held = await get(url, `/simulators/dvcqg/control/dossiers/${code}`);
  expect(held.body).toMatchObject({ record: { TrangThaiHoSo: '10' }, duplicates: 0, inserts: 1 });
  await stop();

  await start('--fresh');
  expect((await get(url, `/v1/dossiers/${code}`)).status).toBe(404);
  await stop();
}, 180_000);
