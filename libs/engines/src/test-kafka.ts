import { NoLocalKafkaError, startKafka } from './kafka.js';

/**
 * A real Kafka for the tests, never none: KAFKA_BROKERS when it is set, else a container when an engine answers, else the
 * local broker. Says which.
 *
 * @throws Error that tells how to get one.
 */
export async function kafkaForTests(say: (line: string) => void): Promise<{ brokers: string; stop(): Promise<void> }> {
  const given = process.env['KAFKA_BROKERS'];
  if (given) {
    say(`Kafka: KAFKA_BROKERS=${given}`);
    return { brokers: given, stop: () => Promise.resolve() };
  }
  const container = await containerKafka();
  if (container) {
    say(`Kafka: container at ${container.brokers}`);
    return container;
  }
  try {
    const broker = await startKafka();
    say(`Kafka: local broker at ${broker.brokers}`);
    return broker;
  } catch (cause) {
    if (!(cause instanceof NoLocalKafkaError)) throw cause;
    throw new Error(
      'No Kafka for the tests. Do one of: set KAFKA_BROKERS=host:port; start Docker; install a JDK 17 or newer and Maven.',
      { cause },
    );
  }
}

/** Asks for the engine, not for the `docker` command: a client without an engine is common. */
async function containerKafka(): Promise<{ brokers: string; stop(): Promise<void> } | undefined> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  const engine = await getContainerRuntimeClient().catch(() => undefined);
  if (!engine) return undefined;
  const { KafkaContainer } = await import('@testcontainers/kafka');
  const container = await new KafkaContainer('confluentinc/cp-kafka:8.0.0').withKraft().start();
  return {
    brokers: `${container.getHost()}:${container.getMappedPort(9093)}`,
    stop: async () => {
      await container.stop();
    },
  };
}
