import { hash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { appendEvents, headOf } from '../event-log/append-events.js';
import { seal } from '../event-log/seal.js';
import { CounterMoved, origin, sampleDatabase, silent, until, type SampleDatabase } from '../sample.fixture.js';
import { leafHash, rootOf } from './merkle-tree.js';
import { newestRoot, sealHour } from './seal-hour.js';
import { Sealer } from './sealer.js';
import type { Stamper } from './stamp-roots.js';
import { verifyRoots } from './verify-roots.js';

const HOUR = 3_600_000;
let now: number;
let database: SampleDatabase;
beforeEach(async () => {
  now = Date.parse('2024-03-15T02:10:00Z');
  database = await sampleDatabase();
});
afterEach(() => database.drop());

const sealerOn = (dataSource: DataSource, stamper?: Stamper) =>
  new Sealer({
    stamper,
    dataSource,
    service: 'sample',
    clock: { now: () => new Date(now) },
    logger: silent,
    periodSeconds: 3600,
  });

async function append(subject: string, count = 1): Promise<void> {
  await database.dataSource.transaction(async (manager) => {
    const events = Array.from({ length: count }, (_, by) => new CounterMoved(subject, { by }));
    await appendEvents(manager, seal(await headOf(manager, subject), events, origin));
  });
}
const roots = () =>
  database.dataSource.query<
    { number: number; events: number; first: number; last: number; began: Date; ended: Date }[]
  >(
    `select number, events, first_position::integer as first, last_position::integer as last, began_at as began, ended_at as ended
     from audit_root order by number`,
  );
const verified = () => verifyRoots(database.dataSource.manager, { service: 'sample' });

describe('the root of an hour', () => {
  it('covers what was written since the root before, in order of position, and an empty hour has one, too', async () => {
    const sealer = sealerOn(database.dataSource);
    await append('A', 3);
    await append('B', 2);
    await sealer.round();
    await sealer.round();
    now += HOUR;
    await sealer.round();
    await append('A');
    now += 3 * HOUR;
    await sealer.round();
    const at = (time: string) => new Date(`2024-03-15T${time}:00Z`);
    expect(await roots()).toEqual([
      { number: 1, events: 5, first: 1, last: 5, began: at('01:00'), ended: at('02:00') },
      { number: 2, events: 0, first: 6, last: 5, began: at('02:00'), ended: at('03:00') },
      { number: 3, events: 1, first: 6, last: 6, began: at('03:00'), ended: at('06:00') },
    ]);
    const events = await database.dataSource.query<{ digest: Buffer }[]>(
      'select digest from event where position <= 5 order by position',
    );
    const [first] = await database.dataSource.query<{ root: Buffer }[]>('select root from audit_root where number = 1');
    expect(first!.root).toEqual(rootOf(events.map(({ digest }) => leafHash(digest))));
    await append('C', 4);
    expect(await verified()).toMatchObject({ roots: 3, waiting: 3, unsealed: 4, newest: { number: 3 }, faults: [] });
  });

  it('waits for the event that has its position and is not committed yet', async () => {
    const slow = database.dataSource.createQueryRunner();
    await slow.startTransaction();
    await appendEvents(
      slow.manager,
      seal({ sequence: 0, digest: null }, [new CounterMoved('slow', { by: 1 })], origin),
    );
    await append('fast');
    const round = sealerOn(database.dataSource).round();
    const first = await Promise.race([round, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))]);
    expect(first).toBe('waits');
    await append('later');
    await slow.commitTransaction();
    await slow.release();
    await round;
    expect(await roots()).toMatchObject([{ number: 1, events: 2, first: 1, last: 2 }]);
    expect(await verified()).toMatchObject({ unsealed: 1, faults: [] });
  });

  it('is not written while a transaction stays open, and covers all once it has ended', async () => {
    const slow = database.dataSource.createQueryRunner();
    await slow.startTransaction();
    await appendEvents(
      slow.manager,
      seal({ sequence: 0, digest: null }, [new CounterMoved('slow', { by: 1 })], origin),
    );
    await append('fast');
    const hour = { service: 'sample', beganAt: new Date(0), endedAt: new Date(HOUR) };
    const { manager } = database.dataSource;
    await expect(sealHour(manager, hour, undefined, 150)).rejects.toThrow('1 transactions have events');
    expect(await newestRoot(manager)).toBeUndefined();
    await slow.rollbackTransaction();
    await slow.release();
    expect(await sealHour(manager, hour, undefined, 150)).toMatchObject({
      events: 1,
      firstPosition: 1,
      lastPosition: 2,
    });
  });

  it('loses no event of concurrent writers, however often it is drawn', async () => {
    const sealer = sealerOn(database.dataSource);
    let writing = true;
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let count = 0; count < 30; count += 1) await append(`S${(writer + count) % 4}`);
    });
    const done = Promise.all(writers).then(() => (writing = false));
    while (writing) {
      await sealer.round();
      now += HOUR;
    }
    await done;
    await sealer.round();
    const sealed = await roots();
    expect(sealed.length).toBeGreaterThan(2);
    expect(sealed.reduce((sum, { events }) => sum + events, 0)).toBe(180);
    expect(await verified()).toMatchObject({ unsealed: 0, faults: [] });
  });

  it('is written once, by one of several processes', async () => {
    await append('A', 3);
    const sealers = [database.dataSource, await database.connect(), await database.connect()].map((pool) =>
      sealerOn(pool),
    );
    for (let hour = 0; hour < 5; hour += 1) {
      await Promise.all(sealers.map((sealer) => sealer.round()));
      now += HOUR;
    }
    expect((await roots()).map(({ number, events }) => [number, events])).toEqual([
      [1, 3],
      [2, 0],
      [3, 0],
      [4, 0],
      [5, 0],
    ]);
    expect((await verified()).faults).toEqual([]);
  });

  it('is built in blocks, of thousands of events as of few', async () => {
    await append('M', 6_000);
    await append('N', 77);
    await sealerOn(database.dataSource).round();
    const rows = await database.dataSource.query<{ digest: Buffer }[]>('select digest from event order by position');
    const [sealed] = await database.dataSource.query<{ root: Buffer; blocks: number }[]>(
      'select root, cardinality(block_ends) as blocks from audit_root',
    );
    expect(sealed).toEqual({ root: rootOf(rows.map(({ digest }) => leafHash(digest))), blocks: 24 });
  });

  it('cannot be changed or removed, nor its time stamp', async () => {
    await sealerOn(database.dataSource).round();
    for (const statement of [
      'update audit_root set events = 1',
      'delete from audit_root',
      'truncate audit_root, audit_stamp',
    ]) {
      await expect(database.dataSource.query(statement)).rejects.toThrow('append-only');
    }
    await expect(database.dataSource.query('delete from audit_stamp')).rejects.toThrow('append-only');
  });
});

describe('the time stamp of a root', () => {
  const stamps = () =>
    database.dataSource.query<{ number: number; token: string }[]>(
      `select number, convert_from(token, 'UTF8') as token from audit_stamp order by number`,
    );
  /** An authority that can be away. */
  function authority() {
    return {
      away: false,
      asked: 0,
      async stamp(message: Buffer) {
        this.asked += 1;
        if (this.away) throw new Error('fetch failed', { cause: new Error('connect ECONNREFUSED') });
        return { token: Buffer.from(`over ${hash('sha256', message, 'hex')}`), time: new Date(now) };
      },
    };
  }

  it('is fetched over the text of the root, once for all processes, in order', async () => {
    const stamper = authority();
    const sealers = [database.dataSource, await database.connect()].map((pool) => sealerOn(pool, stamper));
    for (let hour = 0; hour < 3; hour += 1) {
      await append('A');
      await Promise.all(sealers.map((sealer) => sealer.round()));
      now += HOUR;
    }
    const digests = await database.dataSource.query<{ digest: Buffer }[]>(
      'select digest from audit_root order by number',
    );
    expect(await stamps()).toEqual(
      digests.map(({ digest }, index) => ({ number: index + 1, token: `over ${digest.toString('hex')}` })),
    );
    expect(stamper.asked).toBe(3);
  });

  it('is waited for while the authority is away, and nothing is lost', async () => {
    const stamper = authority();
    stamper.away = true;
    const sealer = sealerOn(database.dataSource, stamper);
    for (let hour = 0; hour < 4; hour += 1) {
      await append('A');
      await sealer.round();
      now += HOUR;
    }
    // asked once: it was tried again a moment ago
    expect(stamper.asked).toBe(1);
    expect(await stamps()).toEqual([]);
    expect(await sealer.progress()).toEqual({
      sealedUpTo: new Date('2024-03-15T05:00:00Z'),
      waiting: { roots: 4, since: new Date('2024-03-15T02:00:00Z') },
      failure: 'fetch failed: connect ECONNREFUSED',
    });
    stamper.away = false;
    const another = sealerOn(database.dataSource, stamper);
    await another.round();
    expect((await stamps()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(await another.progress()).toMatchObject({ waiting: { roots: 0, since: null }, failure: undefined });
  });

  it('comes by itself from the start until the stop', async () => {
    const stamper = authority();
    const sealer = sealerOn(database.dataSource, stamper);
    sealer.start();
    await until('stamped', async () => (await stamps()).length === 1);
    await sealer.stop();
    now += HOUR;
    expect(await roots()).toHaveLength(1);
  });
});
