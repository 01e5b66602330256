import type { DataSource } from 'typeorm';
import { appendEvents, headOf } from '../event-log/append-events.js';
import { seal } from '../event-log/seal.js';
import { CounterMoved, origin, sampleDatabase, silent, until, type SampleDatabase } from '../sample.fixture.js';
import { InProcessTransport } from '../transport/in-process-transport.js';
import type { OutgoingMessage } from '../transport/transport.js';
import { Relay } from './relay.js';

/** Remembers what was published, and fails as often as it is told. */
class RecordingBus extends InProcessTransport {
  readonly published: OutgoingMessage[] = [];
  failures = 0;

  override async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.failures-- > 0) throw new Error('the bus is away');
    this.published.push(...messages);
    return Promise.resolve();
  }

  sequences(subject: string): number[] {
    return this.published.filter(({ key }) => key === subject).map(({ headers }) => Number(headers['ce_sequence']));
  }
}

let database: SampleDatabase;
let bus: RecordingBus;
const relays: Relay[] = [];
beforeEach(async () => {
  database = await sampleDatabase();
  bus = new RecordingBus();
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await database.drop();
});

function relayOn(dataSource: DataSource): Relay {
  const relay = new Relay({ dataSource, transport: bus, source: 'sample', logger: silent });
  relays.push(relay);
  return relay;
}

async function append(subject: string): Promise<void> {
  await database.dataSource.transaction(async (manager) => {
    const head = await headOf(manager, subject);
    await appendEvents(manager, seal(head, [new CounterMoved(subject, { by: 1 })], origin));
  });
}

describe('the relay', () => {
  it('publishes CloudEvents and empties the outbox', async () => {
    await append('A');
    const relay = relayOn(database.dataSource);
    expect(await relay.pending()).toMatchObject({ count: 1 });
    await relay.start();
    await until('published', () => bus.published.length === 1);
    expect(bus.published[0]).toMatchObject({
      topic: 'motcua.unit.v1',
      key: 'A',
      value: '{"by":1}',
      headers: { ce_type: CounterMoved.type, ce_source: 'sample', ce_sequence: '1', ce_time: origin.at.toISOString() },
    });
    await until('empty', async () => (await relay.pending()).count === 0);
    expect(await relay.pending()).toEqual({ count: 0, oldestSeconds: 0 });
  });

  it('loses nothing and keeps the order of each subject under concurrent writers', async () => {
    const relay = relayOn(database.dataSource);
    await relay.start();
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let count = 0; count < 40; count += 1) {
        await append(`S${(writer + count) % 4}`);
        relay.wake();
      }
    });
    await Promise.all(writers);
    await until('all published', () => bus.published.length >= 240);
    for (const subject of ['S0', 'S1', 'S2', 'S3']) {
      expect(bus.sequences(subject)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    }
  });

  it('publishes again what the bus has not confirmed', async () => {
    bus.failures = 2;
    await append('A');
    await relayOn(database.dataSource).start();
    await until('published', () => bus.published.length === 1);
  });

  it('works once a database; when its connection is cut, one of the two goes on', async () => {
    for (const dataSource of [database.dataSource, await database.connect()]) await relayOn(dataSource).start();
    for (let count = 0; count < 20; count += 1) await append('A');
    // confirmed as well: what was not confirmed before the cut is published again
    await until('confirmed', async () => (await database.dataSource.query('select from outbox limit 1')).length === 0);
    await database.dataSource.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 7204316
       and database = (select oid from pg_database where datname = current_database())`,
    );
    for (let count = 0; count < 20; count += 1) await append('A');
    await until('published', () => bus.published.length >= 40);
    expect(bus.sequences('A')).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });
});
