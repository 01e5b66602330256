import type { Topic } from '@motcua/contracts';

export interface OutgoingMessage {
  readonly topic: Topic;
  /** The subject: messages of one key keep their order. */
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface IncomingMessage {
  readonly topic: Topic;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Messages of one partition, in order. */
export interface MessageBatch {
  readonly topic: Topic;
  readonly partition: number;
  readonly messages: readonly IncomingMessage[];
  /** Messages of the partition behind this batch. */
  readonly lag: number;
}

export interface Subscription {
  /** Each message goes to one member of every group. */
  readonly group: string;
  readonly topics: readonly Topic[];
  /** Resolves when the batch is safe. When it rejects, the same messages come again. */
  onBatch(batch: MessageBatch): Promise<void>;
}

export interface Consumption {
  /** Waits for the batch at work. Twice is harmless. */
  stop(): Promise<void>;
}

/** The bus behind a small port: one contract suite runs against every implementation. */
export interface Transport {
  /** Resolves when the messages are safe: acknowledged by the brokers, or handled by every group in this process. */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Returns at once; joining the group goes on in the background, also while the brokers are away. */
  consume(subscription: Subscription): Promise<Consumption>;
  /** Creates what is missing. */
  createTopics(topics: readonly Topic[]): Promise<void>;
  /** @throws Error when the bus does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
