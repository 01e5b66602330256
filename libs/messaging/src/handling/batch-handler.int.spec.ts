import type { DataSource } from 'typeorm';
import { ParkedRetries } from '../parking/parked-retries.js';
import { ParkedStore } from '../parking/parked-store.js';
import {
  batchOf,
  CounterMoved,
  handledRows,
  message,
  sampleDatabase,
  silent,
  until,
  type SampleDatabase,
} from '../sample.fixture.js';
import { BatchHandler } from './batch-handler.js';
import { NonRetryableError } from './failures.js';
import { Handlers } from './handlers.js';
import type { HandlerContext } from './on.js';
import type { ReceivedEvent } from './received-event.js';

let database: SampleDatabase;
let dataSource: DataSource;
let handlers: Handlers;
let handler: BatchHandler;
let store: ParkedStore;
/** Subjects the handler refuses, and with what. */
const refusing = new Map<string, Error>();
let retries: ParkedRetries | undefined;
const operator = { id: 'operator-1', kind: 'officer' as const, permissions: new Map<string, never>() };

beforeEach(async () => {
  database = await sampleDatabase();
  ({ dataSource } = database);
  handlers = new Handlers();
  const write = async ({ subject, sequence, type }: ReceivedEvent, { manager }: HandlerContext) => {
    await manager.query('insert into handled (subject, sequence, type) values ($1, $2, $3)', [subject, sequence, type]);
    const refusal = refusing.get(subject);
    if (refusal) throw refusal;
  };
  handlers.add(CounterMoved.type, write as never);
  handler = new BatchHandler({ dataSource, handlers, logger: silent });
  store = new ParkedStore(dataSource);
});
afterEach(async () => {
  await retries?.stop();
  retries = undefined;
  refusing.clear();
  await database.drop();
});

function startRetries(): void {
  retries = new ParkedRetries({ dataSource, handlers, logger: silent });
  retries.start();
}
const handle = (...messages: Parameters<typeof batchOf>[0]) => handler.handle(batchOf(messages));
const sequences = async (subject: string) =>
  (await handledRows(dataSource)).filter((row) => row.subject === subject).map(({ sequence }) => sequence);
const parked = async () =>
  (await store.list({ limit: 100 })).items.map(({ subject, sequence, reason }) => [subject, sequence, reason]);

describe('a batch', () => {
  it('is handled once, however often it comes, and in any cut', async () => {
    await handle(message('A', 1), message('B', 1), message('A', 2));
    await handle(message('A', 1), message('B', 1), message('A', 2));
    await handle(message('A', 2), message('A', 3), message('A', 3), message('B', 2));
    expect([await sequences('A'), await sequences('B')]).toEqual([
      [1, 2, 3],
      [1, 2],
    ]);
  });

  it('passes over a type nobody asked for, and goes on with the next of the subject', async () => {
    const other = message('A', 1);
    await handle({ ...other, headers: { ...other.headers, ce_type: 'motcua.unknown.v1' } }, message('A', 2));
    expect(await sequences('A')).toEqual([2]);
    expect(await parked()).toEqual([]);
  });

  it('is handled once by two members that both think the partition is theirs', async () => {
    const messages = Array.from({ length: 20 }, (_, index) => message('A', index + 1));
    const other = new BatchHandler({ dataSource: await database.connect(), handlers, logger: silent });
    await Promise.allSettled([handler.handle(batchOf(messages)), other.handle(batchOf(messages))]);
    await handler.handle(batchOf(messages));
    expect(await sequences('A')).toEqual(messages.map((_, index) => index + 1));
    expect(await parked()).toEqual([]);
  });
});

describe('a message that cannot be handled', () => {
  it('parks only the failing subject, with all that follows it, and leaves nothing of it half done', async () => {
    refusing.set('B', new Error('no'));
    await handle(message('A', 1), message('B', 1), message('A', 2), message('B', 2));
    await handle(message('B', 3), message('A', 3));
    expect([await sequences('A'), await sequences('B')]).toEqual([[1, 2, 3], []]);
    expect(await parked()).toEqual([
      ['B', 1, 'failed'],
      ['B', 2, 'behind'],
      ['B', 3, 'behind'],
    ]);
  });

  it('is tried again with all behind it, in order, once its handler can', async () => {
    refusing.set('B', new Error('no'));
    await handle(message('B', 1), message('B', 2));
    startRetries();
    refusing.clear();
    await until('handled', async () => (await store.counts()) === 0);
    await handle(message('B', 2), message('B', 3));
    expect(await sequences('B')).toEqual([1, 2, 3]);
  });

  it('waits for an operator when no repetition helps; what it names of people is not kept', async () => {
    refusing.set('B', new NonRetryableError('does not like it'));
    await handle(message('B', 1), message('B', 2));
    const { items } = await store.list({ limit: 1 });
    expect(items[0]).toMatchObject({
      reason: 'refused',
      nextAttemptAt: null,
      error: 'NonRetryableError: does not like it',
    });
    startRetries();
    await expect(store.skip((await store.list({ limit: 2 })).items[1]!.id, operator, 'wrong one')).rejects.toThrow(
      'PARKED_NOT_FIRST',
    );
    refusing.clear();
    await store.skip(items[0]!.id, operator, 'Đã xử lý bên ngoài');
    await until('the next', async () => (await store.counts()) === 0);
    expect(await sequences('B')).toEqual([2]);
    const acts = await dataSource.query<unknown[]>(
      'select act, actor, reason, subject, sequence, event_id from parked_act',
    );
    expect(acts).toEqual([
      { act: 'skip', actor: 'operator-1', reason: 'Đã xử lý bên ngoài', subject: 'B', sequence: 1, event_id: 'B/1' },
    ]);
    await expect(store.retry(items[0]!.id, operator)).rejects.toThrow('PARKED_NOT_FOUND');
  });

  it('parks what is no event, once, and others go on', async () => {
    const bad = [message('B', 1, { value: 'no JSON' }), { ...message('C', 1), headers: {}, key: '' }];
    await handle(...bad, message('A', 1));
    await handle(...bad, message('A', 2));
    expect(await sequences('A')).toEqual([1, 2]);
    expect((await parked()).map(([, , reason]) => reason)).toEqual(['undecodable', 'undecodable']);
  });
});

describe('a gap', () => {
  it('is noticed, and closed by itself when what is missing comes late', async () => {
    await handle(message('A', 1), message('A', 3), message('A', 4));
    expect(await parked()).toEqual([
      ['A', 3, 'gap'],
      ['A', 4, 'behind'],
    ]);
    startRetries();
    await handle(message('A', 2));
    await until('closed', async () => (await store.counts()) === 0);
    expect(await sequences('A')).toEqual([1, 2, 3, 4]);
  });

  it('is accepted by an operator, which is written down', async () => {
    await handle(message('A', 3), message('A', 4));
    startRetries();
    await store.retry((await store.list({ limit: 1 })).items[0]!.id, operator);
    await until('accepted', async () => (await store.counts()) === 0);
    expect(await sequences('A')).toEqual([3, 4]);
    expect(await dataSource.query('select act, actor from parked_act')).toEqual([
      { act: 'retry', actor: 'operator-1' },
    ]);
  });
});

describe('a message that kills the process', () => {
  /** What a death leaves behind: the attempts that were begun, and nothing else. */
  class Death extends Error {
    readonly code = '57P01'; // like a lost connection: the batch is given up where it stands
  }

  it('is parked after three deaths, and all others are handled once', async () => {
    const batch = [message('A', 1), message('A', 2), message('B', 1), message('C', 1)];
    refusing.set('B', new Death('killed'));
    let deaths = 0;
    for (;;) {
      try {
        await handle(...batch);
        break;
      } catch (error) {
        expect(error).toBeInstanceOf(Death);
        deaths += 1;
      }
    }
    expect(deaths).toBe(4); // the first takes the whole batch, three more find out who it is
    expect(await parked()).toEqual([['B', 1, 'crashed']]);
    expect([await sequences('A'), await sequences('B'), await sequences('C')]).toEqual([[1, 2], [], [1]]);
  });

  it('is left to an operator when it does so while it is tried again', async () => {
    refusing.set('A', new Error('no'));
    await handle(message('A', 1));
    await dataSource.query('update parked set deaths = 3, next_attempt_at = now()');
    refusing.clear();
    startRetries();
    await until('left alone', async () => (await parked())[0]?.[2] === 'crashed');
    const [left] = (await store.list({ limit: 1 })).items;
    expect(left).toMatchObject({ nextAttemptAt: null, error: 'the process died 3 times while trying it again' });
    await store.retry(left!.id, operator);
    await until('handled', async () => (await store.counts()) === 0);
    expect(await sequences('A')).toEqual([1]);
  });

  it('is forgotten when the batch is handled after all', async () => {
    refusing.set('A', new Death('killed'));
    await expect(handle(message('A', 1))).rejects.toThrow('killed');
    refusing.clear();
    await handle(message('A', 1));
    expect(await dataSource.query('select attempts, suspect from delivery_attempt')).toEqual([
      { attempts: 0, suspect: null },
    ]);
  });
});
