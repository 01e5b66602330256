import { createTopics, migrate } from '@motcua/service-kit';
import type { Run } from '../benchmark.js';
import { rowsOf, type Engines } from '../system/engines.js';
import type { SigningKey } from '../system/signing-key.js';
import { busServices, type HandlerKind } from './bus-services.js';
import { startChild, type Child } from './child.js';

/** Outbox → Kafka → consumer → row: two databases, a topic and two processes of its own. */
export interface Line {
  readonly producer: Child;
  readonly producerUrl: string;
  readonly consumerUrl: string;
  startConsumer(): Promise<Child>;
  /** Rows handled so far, also those of transactions that were rolled back: cheap enough to be asked often. */
  handledAtMost(): Promise<number>;
  handled(): Promise<number>;
  stop(): Promise<void>;
}

export async function openLine(run: Run, engines: Engines, key: SigningKey, handler: HandlerKind): Promise<Line> {
  const name = handler.toLowerCase();
  const producerUrl = engines.databaseUrl(`producer_${name}`);
  const consumerUrl = engines.databaseUrl(`consumer_${name}`);
  const environment = {
    ...key.environment,
    KAFKA_BROKERS: engines.brokers,
    KAFKA_TOPIC_PREFIX: `${name}.`,
    LOG_LEVEL: 'warn',
    BENCH_HANDLER: handler,
  };
  const producing = { ...environment, DATABASE_URL: producerUrl };
  const consuming = { ...environment, DATABASE_URL: consumerUrl };
  await migrate(busServices.producer, { DATABASE_URL: producerUrl });
  await migrate(busServices[handler], { DATABASE_URL: consumerUrl });
  await createTopics(busServices[handler], { KAFKA_BROKERS: engines.brokers, KAFKA_TOPIC_PREFIX: `${name}.` });

  const producer = startChild('./producer-main.js', producing, run);
  await producer.ask('ready');
  const consumers: Child[] = [];
  return {
    producer,
    producerUrl,
    consumerUrl,
    startConsumer: async () => {
      const consumer = startChild('./consumer-main.js', consuming, run);
      consumers.push(consumer);
      await consumer.ask('ready');
      return consumer;
    },
    handledAtMost: async () => {
      const sequence = `select coalesce(pg_sequence_last_value(pg_get_serial_sequence('handled', 'position')), 0)::int as count`;
      const [row] = await rowsOf<{ count: number }>(consumerUrl, sequence);
      return row!.count;
    },
    handled: async () => {
      const [row] = await rowsOf<{ count: number }>(consumerUrl, 'select count(*)::int as count from handled');
      return row!.count;
    },
    stop: async () => {
      await Promise.all([producer, ...consumers].map((child) => child.stop()));
    },
  };
}
