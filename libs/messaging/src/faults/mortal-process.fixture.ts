/*
 * A relay or a consumer in a process of its own that kills itself (SIGKILL) at the worst moment. Run from dist:
 * node mortal-process.fixture.js '{"role":"consumer","url":…,"brokers":…,"prefix":…,"dieAt":120}'
 */
import { topics } from '@motcua/contracts';
import { DataSource } from 'typeorm';
import { BatchHandler } from '../handling/batch-handler.js';
import { Handlers } from '../handling/handlers.js';
import type { HandlerContext } from '../handling/on.js';
import type { ReceivedEvent } from '../handling/received-event.js';
import { Relay } from '../relay/relay.js';
import { CounterMoved, silent } from '../sample.fixture.js';
import { KafkaTransport } from '../transport/kafka-transport.js';
import type { OutgoingMessage } from '../transport/transport.js';

export interface MortalOptions {
  readonly role: 'relay' | 'consumer';
  readonly url: string;
  readonly brokers: string;
  readonly prefix: string;
  /** Consumer: in the transaction of the n-th event. Relay: after the n-th batch was confirmed, before it is deleted. */
  readonly dieAt?: number | undefined;
}

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

async function main({ role, url, brokers, prefix, dieAt }: MortalOptions): Promise<void> {
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 6 }).initialize();
  let count = 0;

  class MortalTransport extends KafkaTransport {
    override async publish(messages: readonly OutgoingMessage[]): Promise<void> {
      await super.publish(messages);
      if (++count === dieAt) await die();
    }
  }
  const options = { brokers: brokers.split(','), clientId: role, topicPrefix: prefix, logger: silent };
  const transport = role === 'relay' ? new MortalTransport(options) : new KafkaTransport(options);
  if (role === 'relay') return new Relay({ dataSource, transport, source: 'sample', logger: silent }).start();

  const handlers = new Handlers();
  const handle = async ({ subject, sequence }: ReceivedEvent, { manager }: HandlerContext) => {
    await manager.query('insert into handled (subject, sequence) values ($1, $2)', [subject, sequence]);
    if (++count === dieAt) await die();
  };
  handlers.add(CounterMoved.type, handle as never);
  const handler = new BatchHandler({ dataSource, handlers, logger: silent });
  await transport.consume({ group: 'mortal', topics: [topics.unit], onBatch: (batch) => handler.handle(batch) });
}

if (process.argv[1] === import.meta.filename) await main(JSON.parse(process.argv[2]!) as MortalOptions);
