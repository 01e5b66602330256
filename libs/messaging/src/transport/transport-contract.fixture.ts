import { randomUUID } from 'node:crypto';
import { topics } from '@motcua/contracts';
import { message, until } from '../sample.fixture.js';
import type { IncomingMessage, MessageBatch, Transport } from './transport.js';

/** What every transport does; each implementation runs this suite. `begin` opens one with topics of its own. */
export function transportContract(begin: () => Promise<Transport>): void {
  let transport: Transport;
  beforeEach(async () => {
    transport = await begin();
    await transport.createTopics([topics.unit, topics.calendar]);
  });
  afterEach(() => transport.close());

  const collect = async (group: string, onBatch?: (batch: MessageBatch) => Promise<void>) => {
    const seen: IncomingMessage[] = [];
    const consumption = await transport.consume({
      group,
      topics: [topics.unit],
      onBatch: async (batch) => {
        await onBatch?.(batch);
        seen.push(...batch.messages);
      },
    });
    return { seen, consumption };
  };
  const order = (seen: IncomingMessage[], subject: string) =>
    seen.filter(({ key }) => key === subject).map(({ headers }) => Number(headers['ce_sequence']));

  it('carries key, value and headers unchanged', async () => {
    const { seen } = await collect('one');
    const sent = message('Sở Nội vụ', 1, { value: '{"by":1,"tên":"Đơn vị"}' });
    await transport.publish([sent]);
    await until('it arrived', () => seen.length === 1);
    expect(seen[0]).toMatchObject(sent);
  });

  it('keeps the order of each key', async () => {
    const { seen } = await collect('one');
    for (let from = 1; from <= 60; from += 20) {
      const sequences = Array.from({ length: 20 }, (_, index) => from + index);
      await transport.publish(sequences.flatMap((sequence) => [message('A', sequence), message('B', sequence)]));
    }
    await until('all arrived', () => seen.length >= 120);
    const all = Array.from({ length: 60 }, (_, index) => index + 1);
    expect([order(seen, 'A'), order(seen, 'B')]).toEqual([all, all]);
  });

  it('gives every group its own copy, and only the topics it asked for', async () => {
    const [one, other] = [await collect('one'), await collect('other')];
    await transport.publish([message('A', 1), message('X', 1, { topic: topics.calendar })]);
    await until('both have it', () => one.seen.length === 1 && other.seen.length === 1);
    expect(one.seen[0]?.topic).toBe(topics.unit);
  });

  it('brings a batch again that was not handled, and nothing of its partition before it', async () => {
    let refusals = 3;
    const { seen } = await collect('one', async () => {
      if (refusals-- > 0) throw new Error('not yet');
    });
    await transport.publish([message('A', 1), message('A', 2)]);
    await transport.publish([message('A', 3)]);
    await until('all arrived', () => seen.length >= 3);
    expect(order(seen, 'A')).toEqual([1, 2, 3]);
    expect(refusals).toBeLessThan(0);
  });

  it('answers when asked whether it is there', async () => {
    await expect(transport.check()).resolves.not.toThrow();
  });

  it('stops a consumer after the batch at work', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    let begun = false;
    const { seen, consumption } = await collect('one', () => {
      begun = true;
      return gate;
    });
    const sent = transport.publish([message('A', 1)]);
    await until('at work', () => begun);
    const stopped = consumption.stop();
    open();
    await Promise.all([stopped, sent]);
    expect(order(seen, 'A')).toEqual([1]);
    await consumption.stop();
  });
}

export const randomPrefix = () => `t-${randomUUID()}.`;
