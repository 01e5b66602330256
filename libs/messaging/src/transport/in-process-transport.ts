import type { Topic } from '@motcua/contracts';
import { Pause } from '../pause.js';
import type {
  Consumption,
  IncomingMessage,
  MessageBatch,
  OutgoingMessage,
  Subscription,
  Transport,
} from './transport.js';

const RETRY_MS = 200;

interface Member {
  readonly subscription: Subscription;
  /** End of the line of batches at work for this group. */
  tail: Promise<void>;
  readonly stopped: AbortController;
}

/**
 * The bus of a single process. `publish` resolves when every group has handled the messages: until then they are in the
 * sender's outbox, so a killed process loses nothing.
 */
export class InProcessTransport implements Transport {
  private readonly members = new Map<string, Member>();
  private readonly nextOffsets = new Map<Topic, number>();
  private closed = false;

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.closed) throw new Error('the bus of this process is closed');
    const batches = [...Map.groupBy(messages, ({ topic }) => topic)].map(([topic, own]) => this.batchOf(topic, own));
    const work = batches.flatMap((batch) =>
      [...this.members.values()]
        .filter(({ subscription }) => subscription.topics.includes(batch.topic))
        .map((member) => this.deliver(member, batch)),
    );
    await Promise.all(work);
  }

  async consume(subscription: Subscription): Promise<Consumption> {
    if (this.members.has(subscription.group)) throw new Error(`group ${subscription.group} has its consumer already`);
    const member: Member = { subscription, tail: Promise.resolve(), stopped: new AbortController() };
    this.members.set(subscription.group, member);
    return {
      stop: async () => {
        member.stopped.abort();
        if (this.members.get(subscription.group) === member) this.members.delete(subscription.group);
        await member.tail.catch(() => undefined);
      },
    };
  }

  async createTopics(_topics: readonly Topic[]): Promise<void> {}

  async check(): Promise<void> {}

  async close(): Promise<void> {
    this.closed = true;
    const members = [...this.members.values()];
    for (const { stopped } of members) stopped.abort();
    await Promise.all(members.map(({ tail }) => tail.catch(() => undefined)));
    this.members.clear();
  }

  private batchOf(topic: Topic, own: readonly OutgoingMessage[]): MessageBatch {
    const first = this.nextOffsets.get(topic) ?? 0;
    this.nextOffsets.set(topic, first + own.length);
    const messages = own.map((message, index): IncomingMessage => ({
      ...message,
      partition: 0,
      offset: String(first + index),
    }));
    return { topic, partition: 0, messages, lag: 0 };
  }

  /** One batch of a group after the other; a failed one comes again until it is handled or the consumer stops. */
  private deliver(member: Member, batch: MessageBatch): Promise<void> {
    const delivery = member.tail.catch(() => undefined).then(() => this.handle(member, batch));
    member.tail = delivery;
    return delivery;
  }

  private async handle({ subscription, stopped }: Member, batch: MessageBatch): Promise<void> {
    for (;;) {
      if (stopped.signal.aborted)
        throw new Error(`consumer ${subscription.group} has stopped before it handled a batch`);
      try {
        return await subscription.onBatch(batch);
      } catch {
        await new Pause(stopped.signal).wait(RETRY_MS);
      }
    }
  }
}
