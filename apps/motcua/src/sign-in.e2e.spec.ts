import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@motcua/engines';
import { waitFor } from '@motcua/testing';
import { generate } from 'otplib';
import { Browser } from './browser.fixture.js';
import { Command, motcua } from './command-line.fixture.js';

let home: string;
let env: NodeJS.ProcessEnv;
let url: string;
let system: Command;
beforeAll(async () => {
  const [port] = await freePorts(1);
  home = await mkdtemp(join(tmpdir(), 'motcua-sign-in-'));
  env = { MOTCUA_HOME: home, PORT: String(port) };
  url = `http://127.0.0.1:${port}`;
  system = new Command(['start'], env);
  await waitFor('the ready line', () => system.hasEnded || system.said.includes('Data '), 90_000);
  expect(system.complained).toBe('');
}, 100_000);
afterAll(async () => {
  system.signal('SIGINT');
  await system.outcome;
  await rm(home, { recursive: true, force: true });
});

type Answer = { status: number; body: Record<string, unknown> };

async function call(token: string | undefined, method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return {
    status: answer.status,
    body: answer.status === 204 ? {} : ((await answer.json()) as Record<string, unknown>),
  };
}

/** `motcua sign-in`, with a browser that does what `visit` says from the sign-in page on. Gives the token. */
async function signedIn(visit: (browser: Browser) => Promise<unknown>, browser = new Browser()): Promise<string> {
  const command = new Command(['sign-in'], env);
  await waitFor('the address', () => command.hasEnded || /http:\S+/.test(command.complained), 30_000);
  await browser.get(/http:\S+/.exec(command.complained)![0]);
  await visit(browser);
  const { code, stdout, stderr } = await command.outcome;
  if (code !== 0) throw new Error(stderr);
  return stdout.trimEnd();
}

const asCitizen = (sub: string) => async (browser: Browser) => {
  await browser.submit({ with: 'portal' });
  expect(browser.address?.pathname).toContain('/simulators/dvcqg/login/');
  return browser.submit({ sub });
};

const dossier = {
  procedureCode: '9.900032',
  channel: 'online',
  unitCode: 'H52.01',
  owner: { type: 'citizen', idNumber: '000000000001', name: 'Lò Thị Mẫu' },
  components: ['TP01', 'TP02', 'TP03'].map((code) => ({ code, name: code, digitised: true })),
};

it('a citizen signs in through the simulated national login, and sees their dossiers and nobody else’s', async () => {
  const token = await signedIn(asCitizen('u-0001'));
  const registered = await call(token, 'POST', '/v1/dossiers', dossier);
  expect([registered.status, registered.body['code']]).toEqual([201, expect.stringMatching(/^H52\.01-/)]);
  const { code } = registered.body as { code: string };
  const own = await call(token, 'GET', '/v1/dossiers');
  expect((own.body['items'] as { code: string }[]).map((item) => item.code)).toEqual([code]);

  const other = await signedIn(asCitizen('u-0003'));
  expect((await call(other, 'GET', '/v1/dossiers')).body['items']).toEqual([]);
  expect((await call(other, 'GET', `/v1/dossiers/${code}`)).status).toBe(404);

  // the same person with VNeID: another subject at the national login, the same TechID
  const again = await signedIn(asCitizen('v-0001'));
  expect((await call(again, 'GET', `/v1/dossiers/${code}`)).status).toBe(200);
  expect((await call(again, 'POST', `/v1/dossiers/${code}/receive`, {})).status).toBe(403);
}, 120_000);

it('an officer signs in with password and code, and acts in their position', async () => {
  const listed = await motcua(['staff'], env);
  const [, username, password] = /^centre\s+(\S+)\s+(\S+)\s+\d{6}$/m.exec(listed.stdout)!;
  const file = join(home, 'staff.json');
  const accounts = JSON.parse(await readFile(file, 'utf8')) as Record<string, { username: string; secret: string }>;
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { secret } = Object.values(accounts).find((account) => account.username === username)!;
  // the code of the activation was taken: the next one is good
  const code = await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });
  const token = await signedIn((browser) => browser.submit({ username: username!, password: password!, code }));
  const registered = await call(token, 'POST', '/v1/dossiers', { ...dossier, channel: 'counter' });
  expect(registered.status).toBe(201);
  const history = await call(token, 'GET', `/v1/dossiers/${String(registered.body['code'])}/history`);
  expect(JSON.stringify(history.body)).toContain('Trần Thị Ví Dụ');
}, 60_000);

describe('a national login that answers wrongly', () => {
  afterEach(() => call(undefined, 'DELETE', '/simulators/dvcqg/control/login/faults'));

  it.each([
    { kind: 'wrongNonce' },
    { kind: 'expiredToken' },
    { kind: 'wrongIssuer' },
    { kind: 'wrongAudience' },
    { kind: 'otherKey' },
    { kind: 'algNone' },
    { kind: 'keyConfusion' },
    { kind: 'changedState' },
    { kind: 'replayedCode' },
    { kind: 'errorAnswer' },
    { kind: 'otherPerson' },
    { kind: 'otherPerson', style: 'sameSubject' },
    { kind: 'otherTechId', as: 'u-0003' },
    { kind: 'missingClaims', claims: ['TechID'] },
  ])('by $kind $style lets nobody in, and everybody goes on', async (fault) => {
    const declared = await call(undefined, 'PUT', '/simulators/dvcqg/control/login/faults', { faults: [fault] });
    expect(declared.status).toBe(200);
    const command = new Command(['sign-in'], env);
    await waitFor('the address', () => /http:\S+/.test(command.complained), 30_000);
    const browser = new Browser();
    await browser.get(/http:\S+/.exec(command.complained)![0]);
    await browser.submit({ with: 'portal' });
    const page = await browser.submit({ sub: 'u-0001' });
    expect([400, 403, 502]).toContain(page.status);
    expect(page.text).toContain('Chưa đăng nhập được');
    expect(browser.address!.pathname).toBe('/oidc/dvcqg/callback');
    command.signal('SIGKILL');
    await command.outcome;
  });
});
