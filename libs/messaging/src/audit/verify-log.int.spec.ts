import { appendEvents, headOf } from '../event-log/append-events.js';
import { seal } from '../event-log/seal.js';
import { CounterMoved, origin, sampleDatabase, type SampleDatabase } from '../sample.fixture.js';
import { verifyLog } from './verify-log.js';

let database: SampleDatabase;
beforeEach(async () => {
  database = await sampleDatabase();
  for (const subject of ['A', 'B', 'C']) {
    await database.dataSource.transaction(async (manager) => {
      const events = [1, 2, 3, 4].map((by) => new CounterMoved(subject, { by }));
      await appendEvents(manager, seal(await headOf(manager, subject), events, origin));
    });
  }
  await database.dataSource.query(
    'create table remembered as select distinct on (subject) subject, sequence, digest from event order by subject, sequence desc',
  );
});
afterEach(() => database.drop());

/** As a superuser could who wants to hide something. */
async function tamper(statement: string): Promise<void> {
  await database.dataSource.query('alter table event disable trigger all');
  await database.dataSource.query(statement);
}
const heads = 'select subject, sequence, digest from remembered';
const faults = async () =>
  (await verifyLog(database.dataSource, { heads })).faults.map(
    ({ subject, sequence, fault }) => `${subject} ${sequence} ${fault}`,
  );

describe('the event log', () => {
  it('verifies as it was written', async () => {
    expect(await verifyLog(database.dataSource, { heads })).toEqual({ events: 12, subjects: 3, faults: [] });
  });

  it.each([
    ['an edited fact', `update event set data = '{"by":9}' where subject = 'B' and sequence = 2`, ['B 2 digest']],
    [
      'the same data written in other words',
      `update event set data = '{ "by": 2 }' where subject = 'B' and sequence = 2`,
      ['B 2 digest'],
    ],
    ['another actor', `update event set actor = 'somebody' where subject = 'A' and sequence = 4`, ['A 4 digest']],
    [
      'another time',
      `update event set occurred_at = occurred_at + interval '1 second' where subject = 'C' and sequence = 1`,
      ['C 1 digest'],
    ],
    ['a removed event', `delete from event where subject = 'B' and sequence = 3`, ['B 3 gap']],
    ['a removed beginning', `delete from event where subject = 'B' and sequence < 3`, ['B 1 gap']],
    ['a removed end', `delete from event where subject = 'B' and sequence > 2`, ['B 3 cutOff']],
    ['a removed subject', `delete from event where subject = 'B'`, ['B 1 cutOff']],
    [
      'a gap that was closed',
      `delete from event where subject = 'B' and sequence = 2; update event set sequence = sequence - 1 where subject = 'B' and sequence > 2`,
      ['B 2 digest'],
    ],
    [
      'two that changed places',
      `update event set sequence = case sequence when 2 then 13 else 2 end where subject = 'A' and sequence in (2, 3); update event set sequence = 3 where sequence = 13`,
      ['A 2 digest'],
    ],
    [
      'an event of another subject',
      `update event set subject = 'D' where subject = 'A' and sequence = 1`,
      ['A 1 gap', 'D 1 digest'],
    ],
    [
      'a forged subject',
      `insert into event (id, subject, sequence, type, data, occurred_at, actor, correlation_id, digest) select id, 'Z', 1, type, data, occurred_at, actor, correlation_id, digest from event where subject = 'A' and sequence = 1`,
      ['Z 1 digest'],
    ],
  ])('betrays %s', async (_, statement, wanted) => {
    await tamper(statement);
    expect(await faults()).toEqual(wanted);
  });

  it('betrays a chain that was computed anew, by what the service remembers', async () => {
    await tamper(`delete from event where subject = 'B' and sequence > 2`);
    await database.dataSource.transaction(async (manager) => {
      const forged = seal(
        await headOf(manager, 'B'),
        [new CounterMoved('B', { by: 7 }), new CounterMoved('B', { by: 8 })],
        origin,
      );
      await appendEvents(manager, forged);
    });
    expect(await faults()).toEqual(['B 4 digest']);
    expect((await verifyLog(database.dataSource)).faults).toEqual([]);
  });

  it('is verified page by page, and tells how far it is', async () => {
    await database.dataSource.transaction(async (manager) => {
      const many = Array.from({ length: 5_100 }, (_, by) => new CounterMoved('M', { by }));
      await appendEvents(manager, seal(await headOf(manager, 'M'), many, origin));
    });
    const seen: number[] = [];
    const { events, subjects, faults: found } = await verifyLog(database.dataSource, { progress: (n) => seen.push(n) });
    expect({ events, subjects, found, seen }).toEqual({ events: 5_112, subjects: 4, found: [], seen: [5_000, 5_112] });
  });
});
