import { generateKeyPair } from 'jose';
import { boot } from '../boot/boot.js';
import type { RunningService } from '../boot/running-service.js';
import { migrate } from '../database/migrate.js';
import { dropDatabase, newDatabaseName, superuserUrl } from '../sample/database.js';
import { testIssuer, type TestIssuer } from '../sample/issuer.js';
import { LogCapture } from '../sample/log-capture.js';
import { sampleBody } from '../sample/requests.js';
import { sampleEnvironment, sampleService } from '../sample/sample-service.js';

let issuer: TestIssuer;
let env: Record<string, string>;
let running: RunningService | undefined;
const database = newDatabaseName();
const log = new LogCapture();

beforeAll(async () => {
  issuer = await testIssuer();
  env = sampleEnvironment(issuer, superuserUrl(database));
  await migrate(sampleService, env);
});
afterEach(() => running?.close());
afterAll(async () => {
  await dropDatabase(database);
  await issuer.remove();
});

async function start(more: Record<string, string> = {}): Promise<void> {
  running = await boot(sampleService, { ...env, ...more }, { listen: false, log });
}

interface Asked {
  readonly token?: string;
  readonly from?: string;
  readonly headers?: Record<string, string>;
  readonly method?: 'GET' | 'POST' | 'OPTIONS';
  readonly body?: unknown;
}

async function ask(url: string, { token, from, headers, method = 'GET', body }: Asked = {}) {
  const answer = await running!.app.inject({
    method,
    url,
    ...(from !== undefined && { remoteAddress: from }),
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { payload: body as object }),
  });
  const json = /json/.test(String(answer.headers['content-type'])) ? answer.json<Record<string, unknown>>() : {};
  return { status: answer.statusCode, headers: answer.headers, code: json['code'], body: json };
}

const statuses = async (count: number, once: () => Promise<{ status: number }>) => {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await once()).status);
  return seen;
};

const citizen = (id: string) => issuer.token({ subject: id, claims: { kind: 'citizen' } });
const system = (id: string) => issuer.token({ subject: id, claims: { kind: 'system' } });

describe('who asks too often', () => {
  it('is told how much there is, and when to come again', async () => {
    await start({ RATE_LIMIT_CITIZEN: '2/60' });
    const token = await citizen('citizen-1');
    const first = await ask('/v1/samples', { token });
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"citizen";q=2;w=60',
      ratelimit: '"citizen";r=1;t=30',
    });
    await ask('/v1/samples', { token });
    const refused = await ask('/v1/samples', {
      token,
      headers: { 'accept-language': 'en', 'x-correlation-id': 'often' },
    });
    expect(refused.status).toBe(429);
    expect(refused.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'ratelimit-policy': '"citizen";q=2;w=60',
      ratelimit: '"citizen";r=0;t=30',
      'retry-after': '30',
    });
    expect(refused.body).toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      title: 'Too Many Requests',
      detail: 'Too many requests. Try again in 30 seconds.',
    });
    const line = log.lines().find((one) => one['correlationId'] === 'often');
    expect(line).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS', actor: 'citizen-1', route: '/v1/samples' });
  });

  it('does not use up what others have, from the same address or of another kind', async () => {
    await start({ RATE_LIMIT_CITIZEN: '2/60', RATE_LIMIT_SYSTEM: '3/60' });
    const [one, two, client] = [await citizen('citizen-1'), await citizen('citizen-2'), await system('client-1')];
    expect(await statuses(4, () => ask('/v1/samples', { token: one }))).toEqual([200, 200, 429, 429]);
    expect(await statuses(2, () => ask('/v1/samples', { token: two }))).toEqual([200, 200]);
    expect(await statuses(4, () => ask('/v1/samples', { token: client }))).toEqual([200, 200, 200, 429]);
    expect((await ask('/v1/samples', { token: await issuer.token() })).status).toBe(200);
  });

  it('has one limit, however many tokens', async () => {
    await start({ RATE_LIMIT_CITIZEN: '3/60' });
    const asked = async () => ask('/v1/samples', { token: await citizen('citizen-1') });
    expect(await statuses(5, asked)).toEqual([200, 200, 200, 429, 429]);
  });

  it('is limited by address without a token, whatever is asked for', async () => {
    await start({ RATE_LIMIT_ANONYMOUS: '4/60' });
    const paths = ['/v1/samples/open', '/v1/none', '/v1/samples', '/openapi.json', '/v1/samples/open', '/v1/none'];
    const seen: number[] = [];
    for (const path of paths) seen.push((await ask(path, { from: '192.0.2.1' })).status);
    expect(seen).toEqual([200, 404, 401, 200, 429, 429]);
    expect((await ask('/v1/samples/open', { from: '192.0.2.2' })).status).toBe(200);
  });

  it('does not get round that with a token of no worth, or another address of the same network', async () => {
    await start({ RATE_LIMIT_ANONYMOUS: '3/60' });
    let host = 0;
    const asked = () =>
      ask('/v1/samples/open', { token: `nothing-${host}`, from: `2001:db8:0:7::${(host += 1).toString(16)}` });
    expect(await statuses(5, asked)).toEqual([200, 200, 200, 429, 429]);
    expect((await ask('/v1/samples/open', { from: '2001:db8:0:8::1' })).status).toBe(200);
  });

  it('is never the platform', async () => {
    await start({ RATE_LIMIT_ANONYMOUS: '1/60' });
    await ask('/v1/samples/open');
    expect((await ask('/v1/samples/open')).status).toBe(429);
    for (const path of ['/livez', '/readyz', '/metrics']) {
      const { status, headers } = await ask(path);
      expect([status, headers['ratelimit']]).toEqual([200, undefined]);
    }
  });

  it('is not limited where the limit is off', async () => {
    await start({ RATE_LIMIT_ANONYMOUS: '1/60', RATE_LIMIT_OFFICER: 'off' });
    const token = await issuer.token();
    const answers = await statuses(50, () => ask('/v1/samples', { token }));
    expect(new Set(answers)).toEqual(new Set([200]));
  });

  it.each([
    ['RATE_LIMIT_CITIZEN', '0/60'],
    ['RATE_LIMIT_CITIZEN', 'many'],
    ['TRUSTED_PROXIES', '10.0.0.0/64'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://example.org/'],
  ])('needs a limit that is one: %s=%s does not start', async (name, value) => {
    await expect(start({ [name]: value })).rejects.toThrow(new RegExp(`${name} is not valid`));
  });
});

describe('who sends wrong tokens', () => {
  it('is turned away unread after some, by address; who was known before goes on', async () => {
    await start({ RATE_LIMIT_FAILED_AUTHENTICATION: '3/60' });
    const { privateKey } = await generateKeyPair('ES256');
    const known = await issuer.token();
    expect((await ask('/v1/samples', { token: known })).status).toBe(200);
    const forged = () => issuer.token({ key: privateKey });
    const expired = () => issuer.token({ expiresAt: 1 });
    expect((await ask('/v1/samples', { token: await forged() })).code).toBe('TOKEN_INVALID');
    expect((await ask('/v1/samples', { token: await expired() })).code).toBe('TOKEN_EXPIRED');
    expect((await ask('/v1/samples', { headers: { authorization: 'Basic x' } })).code).toBe('TOKEN_INVALID');
    const turnedAway = await ask('/v1/samples', { token: await forged() });
    expect([turnedAway.status, turnedAway.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(turnedAway.headers).toMatchObject({
      'ratelimit-policy': '"failed-authentication";q=3;w=60',
      'retry-after': '20',
    });
    expect((await ask('/v1/samples', { token: await issuer.token({ subject: 'officer-2' }) })).status).toBe(429);
    expect((await ask('/v1/samples', { token: known })).status).toBe(200);
    const elsewhere = await ask('/v1/samples', { token: await issuer.token(), from: '192.0.2.9' });
    expect(elsewhere.status).toBe(200);
  });

  it('is not who sends none, or lacks a permission', async () => {
    await start({ RATE_LIMIT_FAILED_AUTHENTICATION: '1/60' });
    expect(await statuses(3, () => ask('/v1/samples'))).toEqual([401, 401, 401]);
    const powerless = async () => ask('/v1/samples', { token: await issuer.token({ permissions: ['a:b'] }) });
    expect(await statuses(3, powerless)).toEqual([403, 403, 403]);
  });
});

describe('the address of the sender', () => {
  const open = (from: string, forwarded: string) =>
    ask('/v1/samples/open', { from, headers: { 'x-forwarded-for': forwarded } });

  it('is the connection’s: nobody gets a fresh count by a header', async () => {
    await start({ RATE_LIMIT_ANONYMOUS: '2/60' });
    let index = 0;
    expect(await statuses(3, () => open('192.0.2.1', `198.51.100.${(index += 1)}`))).toEqual([200, 200, 429]);
  });

  it('is what a trusted proxy says, and what it appended, not what came before', async () => {
    await start({ RATE_LIMIT_ANONYMOUS: '2/60', TRUSTED_PROXIES: '10.0.0.0/8,loopback' });
    let index = 0;
    const spoofing = () => open('10.0.0.7', `203.0.113.${(index += 1)}, 192.0.2.1`);
    expect(await statuses(3, spoofing)).toEqual([200, 200, 429]);
    expect((await open('10.0.0.7', '192.0.2.2')).status).toBe(200);
    expect((await open('10.0.0.7', '192.0.2.1, 10.1.1.1')).status).toBe(429);
    expect(await statuses(3, () => open('192.0.2.77', `198.51.100.${(index += 1)}`))).toEqual([200, 200, 429]);
  });
});

describe('the size of a request', () => {
  it('is bounded: address, number of parameters, body', async () => {
    await start();
    const url = (length: number) => `/v1/samples/open?q=${'x'.repeat(length - '/v1/samples/open?q='.length)}`;
    expect((await ask(url(8_192))).status).toBe(200);
    expect(await ask(url(8_193))).toMatchObject({ status: 414, code: 'URL_TOO_LONG' });
    const parameters = (count: number) => `/v1/samples/open?${Array.from({ length: count }, () => 'a=1').join('&')}`;
    expect((await ask(parameters(100))).status).toBe(200);
    expect(await ask(parameters(101))).toMatchObject({ status: 400, code: 'TOO_MANY_PARAMETERS' });
    const token = await issuer.token();
    const post = (note: string) =>
      ask('/v1/samples', { method: 'POST', token, body: { ...sampleBody(`S${note.length}`), note } });
    expect((await post('x'.repeat(1024 * 1024 - 1000))).status).toBe(201);
    expect(await post('x'.repeat(1024 * 1024))).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });
});

describe('pages of other sites', () => {
  const site = 'https://dichvucong.example';
  const preflight = (origin: string) =>
    ask('/v1/samples', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });
  const allowed = (headers: object) => Object.keys(headers).filter((name) => name.startsWith('access-control-allow'));

  it('read nothing, unless they are named', async () => {
    await start();
    expect(allowed((await preflight(site)).headers)).toEqual([]);
    expect(allowed((await ask('/v1/samples/open', { headers: { origin: site } })).headers)).toEqual([]);
    await running!.close();

    await start({ CORS_ORIGINS: `${site},http://localhost:5173` });
    const asked = await preflight(site);
    expect(asked.status).toBe(204);
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': site,
      vary: expect.stringContaining('Origin'),
    });
    expect(asked.headers['access-control-allow-headers']).toContain('if-match');
    const answer = await ask('/v1/samples/open', { headers: { origin: site } });
    expect(answer.headers).toMatchObject({ 'access-control-allow-origin': site });
    expect(answer.headers['access-control-expose-headers']).toContain('ratelimit');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    for (const other of ['https://elsewhere.example', `${site}.evil.example`, 'null', 'http://dichvucong.example']) {
      expect((await preflight(other)).headers['access-control-allow-origin']).toBeUndefined();
      const read = await ask('/v1/samples/open', { headers: { origin: other } });
      expect(read.headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('that are named can read that they ask too often', async () => {
    await start({ CORS_ORIGINS: site, RATE_LIMIT_ANONYMOUS: '1/60' });
    await ask('/v1/samples/open');
    const refused = await ask('/v1/samples/open', { headers: { origin: site } });
    expect(refused).toMatchObject({ status: 429, headers: { 'access-control-allow-origin': site } });
  });
});
