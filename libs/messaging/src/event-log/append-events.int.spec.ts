import { CounterMoved, origin, sampleDatabase, type SampleDatabase } from '../sample.fixture.js';
import { appendEvents, appendOneCtes, appendOneValues, headOf } from './append-events.js';
import { digestOf, seal } from './seal.js';

let database: SampleDatabase;
beforeEach(async () => void (database = await sampleDatabase()));
afterEach(() => database.drop());

const append = (subject: string, count: number) =>
  database.dataSource.transaction(async (manager) => {
    const events = Array.from({ length: count }, (_, by) => new CounterMoved(subject, { by }));
    await appendEvents(manager, seal(await headOf(manager, subject), events, origin));
  });

const log = () =>
  database.dataSource.query<
    { position: string; subject: string; sequence: number; queued: boolean; data: string; digest: Buffer }[]
  >(
    `select e.*, e.data::text as data, o.position is not null as queued
     from event e left join outbox o using (position) order by position`,
  );

describe('the event log', () => {
  it('keeps the order of a list of thousands, each with its row in the outbox', async () => {
    const subjects = Array.from({ length: 40 }, (_, index) => `S${(index * 7919) % 40}`);
    await database.dataSource.transaction(async (manager) => {
      const sealed = subjects.map((subject) =>
        seal(
          { sequence: 0, digest: null },
          Array.from({ length: 50 }, (_, by) => new CounterMoved(subject, { by })),
          origin,
        ),
      );
      // one of each subject in turn, so that neighbours in the list are of different subjects
      const mixed = Array.from({ length: 50 }, (_, index) => sealed.map((own) => own[index]!)).flat();
      await appendEvents(manager, mixed);
    });
    const rows = await log();
    expect(rows).toHaveLength(2_000);
    expect(rows.every(({ queued }) => queued)).toBe(true);
    for (const [, own] of Map.groupBy(rows, ({ subject }) => subject)) {
      expect(own.map(({ sequence }) => sequence)).toEqual(own.map((_, index) => index + 1));
    }
  });

  it('lets writers of one subject follow each other without gaps, and the digests prove it', async () => {
    await Promise.all(Array.from({ length: 8 }, () => append('A', 3)));
    const rows = await log();
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    let before: Buffer | null = null;
    for (const row of rows as unknown as Record<string, never>[]) {
      const facts = { ...row, occurredAt: row['occurred_at'], correlationId: row['correlation_id'] };
      before = digestOf(before, facts as never);
      expect(before).toEqual(row['digest']);
    }
  });

  it('refuses a second event of the same number, a change and a removal', async () => {
    await append('A', 1);
    const twin = seal({ sequence: 0, digest: null }, [new CounterMoved('A', { by: 1 })], origin);
    await expect(appendEvents(database.dataSource.manager, twin)).rejects.toThrow('unique');
    for (const statement of ["update event set actor = 'other'", 'delete from event']) {
      await expect(database.dataSource.query(statement)).rejects.toThrow('append-only');
    }
  });

  it('appends one event within a combined statement, or none when the statement changes nothing', async () => {
    const [event] = seal({ sequence: 0, digest: null }, [new CounterMoved('A', { by: 1 })], {
      ...origin,
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
    const statement = `with changed as (insert into handled (subject) select 'A' where $1 returning subject),
      ${appendOneCtes('changed', 2)} select count(*) from changed`;
    await database.dataSource.query(statement, [false, ...appendOneValues(event!)]);
    expect(await log()).toEqual([]);
    await database.dataSource.query(statement, [true, ...appendOneValues(event!)]);
    expect(await log()).toMatchObject([
      { subject: 'A', sequence: 1, queued: true, data: '{"by":1}', digest: event!.digest },
    ]);
    const [queued] = await database.dataSource.query<unknown[]>('select topic, traceparent from outbox');
    expect(queued).toEqual({ topic: event!.topic, traceparent: event!.traceparent });
  });
});
