import { query } from '../sample/database.js';
import { Gate } from '../sample/gate.js';
import { requester, sampleBody } from '../sample/requests.js';
import { sampleWorld, type SampleWorld } from '../sample/sample-service.js';
import { until } from '../sample/until.js';
import { IdempotencyStore } from './idempotency-store.js';

let world: SampleWorld;
const send = requester(() => world);
beforeAll(async () => {
  world = await sampleWorld();
});
afterAll(() => world.end());

const create = (code: string, key: string, body = sampleBody(code), token?: string) =>
  send('POST', '/v1/samples', { body, headers: { 'idempotency-key': key }, ...(token !== undefined && { token }) });
const count = async (code: string) =>
  (await query<{ n: number }>(world.databaseUrl, 'select count(*)::int as n from sample where code = $1', [code]))[0]
    ?.n;

describe('an idempotency key', () => {
  it('gives a repetition the same answer, and does the work once', async () => {
    const first = await create('I1', 'key-1');
    const body = Object.fromEntries(Object.entries(sampleBody('I1')).reverse());
    const again = await create('I1', 'key-1', body);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ etag: '"1"', location: '/v1/samples/I1' });
    expect(await count('I1')).toBe(1);
  });

  it('refuses another body', async () => {
    await create('I2', 'key-2');
    const other = await create('I2b', 'key-2');
    expect([other.status, other.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(await count('I2b')).toBe(0);
  });

  it('belongs to the actor who used it', async () => {
    await create('I3', 'key-3');
    const other = await create('I3b', 'key-3', sampleBody('I3b'), await world.issuer.token({ subject: 'officer-2' }));
    expect(other.status).toBe(201);
  });

  it('lets one of many at once work, and tells the others to wait', async () => {
    const gate = world.running.app.get(Gate);
    gate.close();
    const answers = Array.from({ length: 8 }, () => create('I4', 'key-4'));
    const settled: number[] = [];
    for (const answer of answers) void answer.then(({ status }) => settled.push(status));
    await until('seven answers', () => settled.length === 7);
    expect(settled).toEqual(Array(7).fill(409));
    gate.open();
    const codes = (await Promise.all(answers)).map((answer) => answer.status).sort();
    expect(codes).toEqual([201, ...Array<number>(7).fill(409)]);
    expect((await create('I4', 'key-4')).status).toBe(201);
    expect(await count('I4')).toBe(1);
  });

  it('is free again after a failure', async () => {
    await create('I5', 'key-5a');
    const failed = await create('I5', 'key-5');
    expect(failed.status).toBe(500);
    const right = await create('I5b', 'key-5');
    expect(right.status).toBe(201);
  });

  it('of an attempt that died is taken over after a minute, and the dead one can no longer commit', async () => {
    const gate = world.running.app.get(Gate);
    gate.close();
    const slow = create('I6', 'key-6');
    await until('the first at work', () => gate.waiting === 1);
    expect((await create('I6', 'key-6')).status).toBe(409);
    await query(
      world.databaseUrl,
      `update idempotency set started_at = now() - interval '16 seconds' where key = 'key-6'`,
    );
    const second = create('I6', 'key-6');
    await until('the second at work', () => gate.waiting === 2);
    gate.open();
    const statuses = (await Promise.all([slow, second])).map((answer) => answer.status);
    expect(statuses[1]).toBe(201);
    expect(statuses[0]).not.toBe(201);
    expect(await count('I6')).toBe(1);
  });

  it.each(['', 'has space', 'x'.repeat(201), 'ế'])('is refused when it is %j', async (key) => {
    const { status, body } = await create('I7', key);
    expect([status, body['code']]).toEqual([400, 'BAD_IDEMPOTENCY_KEY']);
  });

  it('is optional', async () => {
    expect((await send('POST', '/v1/samples', { body: sampleBody('I8') })).status).toBe(201);
  });

  it('and its answer are removed after a day', async () => {
    await create('I9', 'key-9');
    await query(
      world.databaseUrl,
      `update idempotency set started_at = now() - interval '25 hours' where key = 'key-9'`,
    );
    await world.running.app.get(IdempotencyStore).clean();
    expect(await query(world.databaseUrl, `select 1 from idempotency where key = 'key-9'`)).toEqual([]);
  });
});
