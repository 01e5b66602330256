import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import type { Topic } from '@motcua/contracts';
import type { Logger } from 'pino';
import { Pause } from '../pause.js';
import type { Consumption, IncomingMessage, MessageBatch, Subscription } from './transport.js';

/** A member that is gone is noticed after this time; its partitions wait until then. */
const SESSION_MS = 10_000;
const HEARTBEAT_MS = 2_000;
const REBALANCE_MS = 20_000;
/** Messages handled in one transaction at most. */
const MOST_MESSAGES = 1_000;
const MAX_BYTES_PER_PARTITION = 1024 * 1024;
const PARTITIONS_AT_ONCE = 3;
const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 5_000;

/** A member of a consumer group, kept alive whatever happens to the brokers. */
export class KafkaConsumption implements Consumption {
  private readonly consumer: Consumer;
  private readonly stopped = new AbortController();
  private joining: Promise<void> | undefined;
  private stopping: Promise<void> | undefined;

  constructor(
    kafka: Kafka,
    private readonly prefix: string,
    private readonly subscription: Subscription,
    private readonly logger: Logger,
  ) {
    this.consumer = kafka.consumer({
      groupId: prefix + subscription.group,
      allowAutoTopicCreation: false,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      rebalanceTimeout: REBALANCE_MS,
      maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
      maxWaitTimeInMs: 100,
      retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2_000, restartOnFailure: async () => !this.isStopped },
    });
  }

  start(): void {
    this.joining = this.join();
  }

  stop(): Promise<void> {
    return (this.stopping ??= this.leave());
  }

  private get isStopped(): boolean {
    return this.stopped.signal.aborted;
  }

  private async join(): Promise<void> {
    let wait = FIRST_RETRY_MS;
    while (!this.isStopped) {
      try {
        await this.consumer.connect();
        await this.consumer.subscribe({
          topics: this.subscription.topics.map((topic) => this.prefix + topic),
          fromBeginning: true,
        });
        await this.consumer.run({
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
          eachBatch: (payload) => this.take(payload),
        });
        return;
      } catch (error) {
        this.logger.warn({ err: error, group: this.subscription.group }, 'bus not joined yet');
        await new Pause(this.stopped.signal).wait(wait);
        wait = Math.min(2 * wait, LAST_RETRY_MS);
      }
    }
  }

  private async leave(): Promise<void> {
    this.stopped.abort();
    await this.consumer.disconnect().catch((error: unknown) => this.logger.debug({ err: error }, 'consumer left'));
    await this.joining;
  }

  /** Offsets move on only after the handler's commit; kafkajs writes them down after each fetch. */
  private async take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const topic = batch.topic.slice(this.prefix.length) as Topic;
    const end = BigInt(batch.highWatermark);
    for (let at = 0; at < batch.messages.length; at += MOST_MESSAGES) {
      const messages = batch.messages.slice(at, at + MOST_MESSAGES);
      const last = messages.at(-1)!.offset;
      const lag = Number(end - BigInt(last) - 1n);
      const incoming = messages.map((message) => incomingOf(topic, batch.partition, message));
      const handled = await this.deliver({ topic, partition: batch.partition, messages: incoming, lag }, payload);
      if (!handled || !payload.isRunning() || payload.isStale()) return;
      payload.resolveOffset(last);
    }
  }

  /** Tries until it is handled; the member stays in its group meanwhile. False: the partition is no longer ours. */
  private async deliver(batch: MessageBatch, payload: EachBatchPayload): Promise<boolean> {
    let lost: unknown;
    const beating = setInterval(() => {
      payload.heartbeat().catch((error: unknown) => (lost ??= error));
    }, HEARTBEAT_MS);
    try {
      let wait = FIRST_RETRY_MS;
      for (;;) {
        try {
          await this.subscription.onBatch(batch);
          if (lost !== undefined) throw lost as Error;
          return true;
        } catch (error) {
          if (lost !== undefined) throw lost as Error;
          this.logger.warn({ err: error, topic: batch.topic, partition: batch.partition }, 'batch comes again');
          await new Pause(this.stopped.signal).wait(wait);
          wait = Math.min(2 * wait, LAST_RETRY_MS);
        }
        if (this.isStopped || !payload.isRunning() || payload.isStale()) return false;
      }
    } finally {
      clearInterval(beating);
    }
  }
}

function incomingOf(topic: Topic, partition: number, message: KafkaMessage): IncomingMessage {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key?.toString() ?? null,
    value: message.value?.toString() ?? null,
    headers: Object.fromEntries(
      Object.entries(message.headers ?? {}).flatMap(([name, value]) => {
        const text = Array.isArray(value) ? value[0] : value;
        return text === undefined ? [] : [[name, text.toString()]];
      }),
    ),
  };
}
