import './kafkajs-timer.js';
import { Kafka, logLevel, Partitioners, type Admin, type Producer } from 'kafkajs';
import type { Topic } from '@motcua/contracts';
import type { Logger } from 'pino';
import { kafkaLog } from './kafka-log.js';
import { KafkaConsumption } from './kafka-consumption.js';
import type { Consumption, OutgoingMessage, Subscription, Transport } from './transport.js';

const PARTITIONS = 6;
/** A service that is new, or that has lost its database, reads everything from the beginning. */
const KEPT_FOR_EVER = { name: 'retention.ms', value: '-1' };
const CONNECT_LIMIT_MS = 3_000;
const REQUEST_LIMIT_MS = 10_000;

export interface KafkaTransportOptions {
  /** `host:port` of each. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  /** Put before every topic and group, so that several installations can share brokers. */
  readonly topicPrefix?: string;
  readonly logger: Logger;
}

/** The bus over Kafka. Connects when it is used, and goes on by itself when the brokers come back. */
export class KafkaTransport implements Transport {
  private readonly kafka: Kafka;
  private readonly prefix: string;
  private producing: Promise<Producer> | undefined;
  private readonly consumptions = new Set<Consumption>();

  constructor(private readonly options: KafkaTransportOptions) {
    this.prefix = options.topicPrefix ?? '';
    this.kafka = this.client({ retries: 5, initialRetryTime: 100, maxRetryTime: 2_000 });
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const producer = await this.producer();
    const topicMessages = [...Map.groupBy(messages, ({ topic }) => topic)].map(([topic, own]) => ({
      topic: this.prefix + topic,
      messages: own.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
    }));
    try {
      await producer.sendBatch({ topicMessages, acks: -1 });
    } catch (error) {
      await this.dropProducer();
      throw error;
    }
  }

  async consume(subscription: Subscription): Promise<Consumption> {
    const consumption = new KafkaConsumption(this.kafka, this.prefix, subscription, this.options.logger);
    this.consumptions.add(consumption);
    consumption.start();
    return consumption;
  }

  async createTopics(topics: readonly Topic[]): Promise<void> {
    await this.withAdmin(this.kafka, async (admin) => {
      const known = new Set(await admin.listTopics());
      const missing = topics.map((topic) => this.prefix + topic).filter((topic) => !known.has(topic));
      if (missing.length === 0) return;
      await admin.createTopics({
        waitForLeaders: false,
        topics: missing.map((topic) => ({ topic, numPartitions: PARTITIONS, configEntries: [KEPT_FOR_EVER] })),
      });
      await this.untilLed(admin, missing);
    });
  }

  async check(): Promise<void> {
    await this.withAdmin(this.client({ retries: 0 }), (admin) => admin.describeCluster());
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumptions].map((consumption) => consumption.stop()));
    await this.dropProducer();
  }

  /** kafkajs's own wait for leaders gives up when a broker has not heard yet of a topic made this moment. */
  private async untilLed(admin: Admin, topics: string[]): Promise<void> {
    for (const limit = Date.now() + REQUEST_LIMIT_MS; ;) {
      try {
        await admin.fetchTopicMetadata({ topics });
        return;
      } catch (error) {
        if (Date.now() > limit) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  private client(retry: { retries: number; initialRetryTime?: number; maxRetryTime?: number }): Kafka {
    const { brokers, clientId } = this.options;
    return new Kafka({
      brokers: [...brokers],
      clientId,
      connectionTimeout: CONNECT_LIMIT_MS,
      requestTimeout: REQUEST_LIMIT_MS,
      retry,
      logLevel: logLevel.WARN,
      logCreator: kafkaLog(this.options.logger),
    });
  }

  private producer(): Promise<Producer> {
    return (this.producing ??= this.connectProducer().catch((error: unknown) => {
      this.producing = undefined;
      throw error;
    }));
  }

  private async connectProducer(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }

  /** After a failure nobody knows what the broker has seen of this producer: the next one begins anew. */
  private async dropProducer(): Promise<void> {
    const producing = this.producing;
    this.producing = undefined;
    const producer = await producing?.catch(() => undefined);
    await producer?.disconnect().catch((error: unknown) => this.options.logger.debug({ err: error }, 'producer left'));
  }

  private async withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = kafka.admin();
    try {
      await admin.connect();
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}
