import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import type { Topic } from '@motcua/contracts';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { BatchHandler } from './handling/batch-handler.js';
import { Handlers } from './handling/handlers.js';
import { ParkedRetries } from './parking/parked-retries.js';
import type { Consumption, MessageBatch, Transport } from './transport/transport.js';

export interface BusStrategyOptions {
  readonly transport: Transport;
  readonly dataSource: DataSource;
  /** Consumer group: name of the service. */
  readonly group: string;
  readonly topics: readonly Topic[];
  readonly logger: Logger;
  readonly metrics?: { consumerLag(topic: string, partition: number, messages: number): void };
}

/** Nest's way to the bus: `app.connectMicroservice({ strategy: new BusStrategy(…) })` brings `@On` and `@OnBatch` to life. */
export class BusStrategy extends Server implements CustomTransportStrategy {
  /** Failures reach us, not Nest's log: we park. */
  override readonly propagatesEventHandlerErrors = true;
  private consumption: Consumption | undefined;
  private retries: ParkedRetries | undefined;
  private closing: Promise<void> | undefined;

  constructor(private readonly options: BusStrategyOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    this.consume().then(() => callback(), callback);
  }

  close(): Promise<void> {
    return (this.closing ??= this.stop());
  }

  override on(): never {
    throw new Error('the bus has no events of its own');
  }

  override unwrap<T>(): T {
    return this.options.transport as T;
  }

  private async consume(): Promise<void> {
    const { transport, dataSource, group, topics, logger, metrics } = this.options;
    const handlers = this.handlers();
    const retries = new ParkedRetries({ dataSource, handlers, logger });
    const handler = new BatchHandler({ dataSource, handlers, logger, onParked: () => retries.wake() });
    const onBatch = async (batch: MessageBatch) => {
      await handler.handle(batch);
      metrics?.consumerLag(batch.topic, batch.partition, batch.lag);
    };
    this.consumption = await transport.consume({ group, topics, onBatch });
    this.retries = retries;
    retries.start();
  }

  private handlers(): Handlers {
    const handlers = new Handlers();
    for (const [type, first] of this.messageHandlers) {
      for (let handler: MessageHandler | undefined = first; handler; handler = next(handler))
        handlers.add(type, handler);
    }
    return handlers;
  }

  private async stop(): Promise<void> {
    await this.consumption?.stop();
    await this.retries?.stop();
  }
}

/** Nest chains the handlers of one pattern; each is called here, so a link must not call the rest of the chain. */
function next(handler: MessageHandler): MessageHandler | undefined {
  const following = handler.next as MessageHandler | undefined;
  delete handler.next;
  return following;
}
