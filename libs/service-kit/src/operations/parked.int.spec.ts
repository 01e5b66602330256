import { Controller, Module } from '@nestjs/common';
import { UnitPublished, topics } from '@motcua/contracts';
import {
  appendEvents,
  InProcessTransport,
  NonRetryableError,
  On,
  Relay,
  seal,
  type ReceivedEvent,
} from '@motcua/messaging';
import { DataSource } from 'typeorm';
import { requester } from '../sample/requests.js';
import { sampleWith, sampleWorld, type SampleWorld } from '../sample/sample-service.js';
import { until } from '../sample/until.js';

const handled: string[] = [];
const refusing = new Set<string>();

@Controller()
class UnitConsumer {
  @On(UnitPublished)
  async publishedUnit(event: ReceivedEvent<{ code: string }>): Promise<void> {
    if (refusing.has(event.subject)) throw new NonRetryableError('does not like it');
    handled.push(event.subject);
  }
}
@Module({ controllers: [UnitConsumer] })
class UnitModule {}

let world: SampleWorld;
const transport = new InProcessTransport();
const send = requester(() => world);
const operator = () =>
  world.issuer.token({ permissions: ['operations:read', 'operations:act'], subject: 'operator-1' });
beforeAll(async () => {
  const service = sampleWith(UnitModule, { publishes: [topics.unit], consumes: [topics.unit] });
  world = await sampleWorld(service, { transport });
  world.running.startRelay();
});
afterAll(async () => {
  await world.end();
  await transport.close();
});

async function publish(code: string): Promise<void> {
  const unit = {
    code,
    version: 1,
    name: 'Sở',
    kind: 'department',
    level: 'province' as const,
    parent: null,
    gsoCode: null,
    validFrom: '2024-01-01',
    validTo: null,
  };
  const by = { actor: 'officer-1', correlationId: 'test', at: new Date() };
  const events = seal({ sequence: 0, digest: null }, [new UnitPublished(code, unit)], by);
  await world.running.app.get(DataSource).transaction((manager) => appendEvents(manager, events));
  world.running.app.get(Relay).wake();
}

async function parked(): Promise<{ id: string; subject: string }[]> {
  const { body } = await send('GET', '/v1/operations/sample/parked', { token: await operator() });
  return body['items'] as { id: string; subject: string }[];
}

async function parkedOf(subject: string): Promise<string | undefined> {
  return (await parked()).find((message) => message.subject === subject)?.id;
}

describe('events of a service', () => {
  it('go through outbox, relay and bus to its consumers', async () => {
    await publish('U1');
    await until('handled', () => handled.includes('U1'));
  });
});

describe('an operator', () => {
  it('sees what could not be handled, and retries it', async () => {
    refusing.add('U2');
    await publish('U2');
    await until('parked', async () => (await parkedOf('U2')) !== undefined);
    const metrics = async () => (await world.running.app.inject({ method: 'GET', url: '/metrics' })).payload;
    await until('published', async () => (await metrics()).includes('motcua_outbox_pending_events 0'));
    expect(await metrics()).toMatch(/motcua_parked_messages 1/);
    expect(await metrics()).toMatch(/motcua_consumer_lag_messages\{topic="motcua.unit.v1",partition="\d+"\} 0/);

    const list = await send('GET', '/v1/operations/sample/parked?cursor=0.5', { token: await operator() });
    expect([list.status, list.body['code']]).toEqual([400, 'BAD_CURSOR']);

    refusing.clear();
    const url = `/v1/operations/sample/parked/${await parkedOf('U2')}/retry`;
    expect((await send('POST', url, { token: await operator() })).status).toBe(202);
    await until('handled', () => handled.includes('U2'));
    await until('gone', async () => (await parkedOf('U2')) === undefined);
  });

  it('skips it for a reason that is kept', async () => {
    refusing.add('U3');
    await publish('U3');
    await until('parked', async () => (await parkedOf('U3')) !== undefined);
    const url = `/v1/operations/sample/parked/${await parkedOf('U3')}/skip`;
    expect((await send('POST', url, { token: await operator(), body: {} })).status).toBe(400);
    const body = { reason: 'Đơn vị đã giải thể' };
    expect((await send('POST', url, { token: await operator(), body })).status).toBe(202);
    expect(await parkedOf('U3')).toBeUndefined();
  });

  it('needs the permission', async () => {
    const token = await world.issuer.token({ permissions: ['operations:read'] });
    const answers = [
      await send('GET', '/v1/operations/sample/parked', {}),
      await send('POST', '/v1/operations/sample/parked/1/retry', { token }),
      await send('POST', '/v1/operations/sample/parked/1/skip', { token, body: { reason: 'abc' } }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403]);
    expect(world.running.roots).toContain('/v1/operations/sample');
  });
});
