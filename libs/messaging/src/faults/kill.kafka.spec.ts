import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { topics } from '@motcua/contracts';
import { appendEvents, headOf } from '../event-log/append-events.js';
import { seal } from '../event-log/seal.js';
import {
  CounterMoved,
  handledRows,
  origin,
  sampleDatabase,
  silent,
  until,
  type SampleDatabase,
} from '../sample.fixture.js';
import { KafkaTransport } from '../transport/kafka-transport.js';
import { randomPrefix } from '../transport/transport-contract.fixture.js';
import type { MortalOptions } from './mortal-process.fixture.js';

const SUBJECTS = Array.from({ length: 20 }, (_, index) => `S${index}`);
const program = fileURLToPath(new URL('../../dist/faults/mortal-process.fixture.js', import.meta.url));
const brokers = process.env['KAFKA_BROKERS']!;
const prefix = randomPrefix();

let database: SampleDatabase;
const alive = new Set<ChildProcess>();
beforeAll(async () => {
  database = await sampleDatabase();
  const transport = new KafkaTransport({ brokers: [brokers], clientId: 'test', topicPrefix: prefix, logger: silent });
  await transport.createTopics([topics.unit]);
  await transport.close();
});
afterAll(async () => {
  for (const child of alive) child.kill('SIGKILL');
  await database.drop();
});

function start(role: MortalOptions['role'], dieAt?: number): ChildProcess {
  const options: MortalOptions = { role, url: database.url, brokers, prefix, ...(dieAt !== undefined && { dieAt }) };
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: 'ignore' });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}

async function killed(role: MortalOptions['role'], dieAt: number): Promise<void> {
  const child = start(role, dieAt);
  const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
}

async function append(events: number): Promise<void> {
  for (const subject of SUBJECTS) {
    await database.dataSource.transaction(async (manager) => {
      const moves = Array.from({ length: events }, (_, by) => new CounterMoved(subject, { by }));
      await appendEvents(manager, seal(await headOf(manager, subject), moves, origin));
    });
  }
}

it('handles every event once and in order, though relay and consumer are killed at the worst moments', async () => {
  await append(60);
  await killed('relay', 1); // confirmed by the broker, not deleted: everything is published again
  const relay = start('relay');
  await killed('consumer', 7);
  await append(60);
  await killed('consumer', 500);
  relay.kill('SIGKILL');
  await append(30);
  start('relay');
  start('consumer');
  await until(
    'all are handled',
    async () => (await handledRows(database.dataSource)).length >= 150 * SUBJECTS.length,
    90_000,
  );
  const rows = await handledRows(database.dataSource);
  for (const subject of SUBJECTS) {
    const sequences = rows.filter((row) => row.subject === subject).map(({ sequence }) => sequence);
    expect(sequences).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
  }
  expect(await database.dataSource.query('select 1 from parked')).toEqual([]);
}, 180_000);
