import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { bodies, PortalFixture } from '../portal.fixture.js';
import type { PortalSettings } from '../portal/portal.js';
import { PortalWire, type WirePaths } from './portal-wire.js';

let fixture: PortalFixture;
let server: FastifyInstance;
let wire: PortalWire;
let failures: Error[];

async function start(paths: Partial<WirePaths> = {}, settings: Partial<PortalSettings> = {}): Promise<void> {
  fixture = new PortalFixture(settings);
  failures = [];
  wire = new PortalWire(
    fixture.portal,
    { login: '/mapi/login', service: '/mapi/g', dstcode: undefined, ...paths },
    (error) => failures.push(error),
  );
  server = fastify();
  await server.register(async (scope) => wire.register(scope), { prefix: '/portal' });
  await server.listen({ port: 0, host: '127.0.0.1' });
}

async function stop(): Promise<void> {
  wire.stop();
  await server.close();
}

beforeEach(() => start());
afterEach(stop);

interface Answer {
  readonly http: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** Rejects with the error of the connection; `partial` of it is what came before. */
function post(path: string, body: unknown, headers: Record<string, string> = {}, agent = new Agent()): Promise<Answer> {
  const { port } = server.server.address() as AddressInfo;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path,
      agent,
      headers: { 'content-type': 'application/json', ...headers },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let received = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (received += chunk));
      response.on('end', () => resolve({ http: response.statusCode!, headers: response.headers, body: received }));
      response.on('error', (error) => reject(Object.assign(error, { partial: received })));
    });
    sent.end(text);
  });
}

const call = (body: object, headers?: Record<string, string>) =>
  post('/portal/mapi/g', { session: fixture.session, madonvi: '000.00.00.H52', ...body }, headers);

describe('the wire', () => {
  it('logs in and serves, with the headers clients send', async () => {
    const login = await post('/portal/mapi/login', bodies.login(), { charset: 'utf-8', dstcode: 'x' });
    expect(login.headers['content-type']).toBe('application/json; charset=utf-8');
    const { session } = JSON.parse(login.body) as { session: string };
    const { http, body } = await call({ ...bodies.insert(), session });
    expect({ http, body }).toEqual({
      http: 200,
      body: '{"error_code":"0","message":"Đồng bộ thành công","result":[]}',
    });
  });

  it.each(['text/plain', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded'])(
    'reads JSON whatever its media type says: %s',
    async (type) => {
      expect((await call(bodies.insert(), { 'content-type': type })).body).toContain('thành công');
    },
  );

  it('answers what is no JSON, and what is too long, by a page', async () => {
    const bad = await post('/portal/mapi/g', '{"session":');
    expect({ http: bad.http, type: bad.headers['content-type'] }).toEqual({
      http: 400,
      type: 'text/html; charset=utf-8',
    });
    expect((await post('/portal/mapi/login', '')).http).toBe(400);
    expect((await post('/portal/mapi/g', 'x'.repeat(1024 * 1024 + 1))).body).toContain('<h1>413');
  });

  it('routes only its dstcode when it has one', async () => {
    await stop();
    await start({ dstcode: 'VN:dvcqg' });
    expect(await call(bodies.insert(), { dstcode: 'VN:other' })).toMatchObject({ http: 404 });
    expect(await call(bodies.insert(), { dstcode: 'VN:dvcqg' })).toMatchObject({ http: 200 });
  });

  it('answers a failure of its own by a page, and reports it', async () => {
    const append = () => {
      throw new Error('no space left on device');
    };
    await stop();
    await start({}, { journal: { append, clear: () => undefined } });
    expect(await call(bodies.insert())).toMatchObject({
      http: 500,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
    expect(failures.map(({ message }) => message)).toEqual(['no space left on device']);
  });
});

describe('connections', () => {
  it('are reset without a word', async () => {
    fixture.declare({ kind: 'loseAnswer' });
    await expect(call(bodies.insert())).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(fixture.held().inserts).toBe(1);
  });

  it('break in the middle of the answer', async () => {
    fixture.declare({ kind: 'resetMidAnswer' });
    const error = await call(bodies.insert()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'ECONNRESET',
      partial: expect.stringMatching(/^\{"error_code":"0","message":"Đồ?$/),
    });
  });

  it('stay without an answer until the client gives up or the portal stops', async () => {
    fixture.declare({ kind: 'loseAnswer', style: 'never' });
    const unanswered = call(bodies.insert());
    const ended = expect(unanswered).rejects.toMatchObject({ code: 'ECONNRESET' });
    await once(server.server, 'request');
    await until(() => fixture.held().inserts === 1);
    wire.stop();
    await ended;
  });

  it('wait before the answer, and are cut short by a stop', async () => {
    fixture.declare({ kind: 'slow', delayMs: 50 });
    const began = performance.now();
    expect(await call(bodies.insert())).toMatchObject({ http: 200 });
    expect(performance.now() - began).toBeGreaterThan(45);
    fixture.declare({ kind: 'slow', style: 'effectAfter', delayMs: 60_000 });
    const waiting = expect(call(bodies.update())).rejects.toMatchObject({ code: 'ECONNRESET' });
    await once(server.server, 'request');
    await until(() => fixture.portal.faults[0]!.struck === 1);
    wire.stop();
    await waiting;
    expect(fixture.held().updates).toBe(0);
    await expect(call(bodies.update())).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('go on to be used after an answer', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let times = 0; times < 3; times += 1) await post('/portal/mapi/login', bodies.login(), {}, agent);
    expect(Object.values(agent.freeSockets).flat()).toHaveLength(1);
    agent.destroy();
  });
});

async function until(condition: () => boolean): Promise<void> {
  const limit = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > limit) throw new Error('waited 5 s');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
