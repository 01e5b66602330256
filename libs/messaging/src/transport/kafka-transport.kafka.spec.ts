import { freePorts, startKafka } from '@motcua/engines';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { topics } from '@motcua/contracts';
import { message, silent, until } from '../sample.fixture.js';
import { KafkaTransport } from './kafka-transport.js';
import { randomPrefix, transportContract } from './transport-contract.fixture.js';

const transportAt = (brokers: string, topicPrefix = randomPrefix()) =>
  new KafkaTransport({ brokers: brokers.split(','), clientId: 'test', topicPrefix, logger: silent });

describe('the bus over Kafka', () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  beforeAll(() => void process.on('warning', note));
  afterAll(() => void process.off('warning', note));

  transportContract(() => Promise.resolve(transportAt(process.env['KAFKA_BROKERS']!)));

  it('creates topics once and leaves them alone the second time', async () => {
    const transport = transportAt(process.env['KAFKA_BROKERS']!);
    await transport.createTopics([topics.unit]);
    await transport.createTopics([topics.unit]);
    await transport.publish([message('A', 1)]);
    await transport.close();
  });

  it('says so when no broker answers', async () => {
    const [port] = await freePorts(1);
    const transport = transportAt(`127.0.0.1:${port}`);
    await expect(transport.check()).rejects.toThrow();
    await expect(transport.publish([message('A', 1)])).rejects.toThrow();
    await transport.close();
  }, 60_000);

  it('emits no timer warning (kafkajs on Node 24)', () => {
    expect(warnings.filter(({ name }) => name === 'TimeoutNegativeWarning')).toEqual([]);
  });

  it('goes on by itself when the broker was away, also one that was not there at the start', async () => {
    const [port] = await freePorts(1);
    const directory = await mkdtemp(join(tmpdir(), 'motcua-broker-'));
    const transport = transportAt(`127.0.0.1:${port}`);
    const seen: string[] = [];
    await transport.consume({
      group: 'one',
      topics: [topics.unit],
      onBatch: async ({ messages }) => void seen.push(...messages.map(({ headers }) => headers['ce_id']!)),
    });
    const persist = (id: number) =>
      until(
        `${id} is published`,
        () =>
          transport.publish([message('A', id)]).then(
            () => true,
            () => false,
          ),
        60_000,
      );

    let broker = await startKafka({ port: port!, directory });
    await until(
      'topics',
      () =>
        transport.createTopics([topics.unit]).then(
          () => true,
          () => false,
        ),
      60_000,
    );
    await persist(1);
    await until('the first', () => seen.includes('A/1'), 60_000);
    await broker.stop();
    await expect(transport.check()).rejects.toThrow();
    broker = await startKafka({ port: port!, directory });
    await persist(2);
    await until('the second', () => seen.includes('A/2'), 60_000);
    await transport.close();
    await broker.stop();
    await rm(directory, { recursive: true, force: true });
  }, 180_000);
});
