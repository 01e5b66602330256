import { hash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { appendEvents, headOf } from '../event-log/append-events.js';
import { digestOf, seal } from '../event-log/seal.js';
import { CounterMoved, origin, sampleDatabase, silent, type SampleDatabase } from '../sample.fixture.js';
import { rootColumns, rootDigest, type AuditRoot } from './audit-root.js';
import { newestRoot, sealHour } from './seal-hour.js';
import { Sealer } from './sealer.js';
import { verifyLog } from './verify-log.js';
import type { StampCheck } from './verify-roots.js';

const HOUR = 3_600_000;
const stampedAt = new Date('2024-03-15T09:00:00Z');
/** The time stamp of this test: the digest itself, behind a word. Real ones are tested with the authority. */
const tokenOf = (digest: Buffer) => Buffer.concat([Buffer.from('stamp:'), digest]);
const check: StampCheck = async (token, text) => {
  if (!token.equals(tokenOf(hash('sha256', text, 'buffer')))) throw new Error('it is of something else');
  return stampedAt;
};

let database: SampleDatabase;
let manager: EntityManager;
/** Four hours: A1 B1 A2 B2 | A3 | nothing | A4 B3, and then A5, not sealed. The first three roots have time stamps. */
beforeEach(async () => {
  database = await sampleDatabase();
  manager = database.dataSource.manager;
  let now = Date.parse('2024-03-15T02:10:00Z');
  const clock = { now: () => new Date(now) };
  const { dataSource } = database;
  const sealer = new Sealer({ dataSource, service: 'sample', clock, logger: silent, periodSeconds: 3600 });
  for (const hour of [['A', 'B', 'A', 'B'], ['A'], [], ['A', 'B']]) {
    for (const subject of hour) await append(subject);
    await sealer.round();
    now += HOUR;
  }
  await append('A');
  for (const { number, digest } of (await rows()).slice(0, 3)) {
    await manager.query('insert into audit_stamp values ($1, $2, $3)', [number, tokenOf(digest), stampedAt]);
  }
});
afterEach(() => database.drop());

async function append(subject: string): Promise<void> {
  await database.dataSource.transaction(async (transaction) => {
    const head = await headOf(transaction, subject);
    await appendEvents(transaction, seal(head, [new CounterMoved(subject, { by: 1 })], origin));
  });
}
const rows = () => manager.query<AuditRoot[]>(`select ${rootColumns} from audit_root order by number`);

/** As a superuser could who wants to hide something. */
async function tamper(...statements: string[]): Promise<void> {
  for (const table of ['event', 'audit_root', 'audit_stamp']) {
    await manager.query(`alter table ${table} disable trigger all`);
  }
  for (const statement of statements) await manager.query(statement);
}

async function faults(): Promise<string[]> {
  const { faults: events, roots } = await verifyLog(database.dataSource, { service: 'sample', check });
  return [
    ...events.map(({ subject, sequence, fault }) => `${subject} ${sequence} ${fault}`),
    ...roots!.faults.map(({ root, fault }) => `root ${root} ${fault}`),
  ];
}

/** Computes the digests of a subject anew, so that its chain fits again. */
async function chainAnew(subject: string): Promise<void> {
  const events = await manager.query<{ position: string; data: string; sequence: number }[]>(
    `select position, id, subject, sequence, type, data::text as data, occurred_at as "occurredAt", actor,
       correlation_id as "correlationId" from event where subject = $1 order by sequence`,
    [subject],
  );
  let digest: Buffer | null = null;
  for (const event of events) {
    digest = digestOf(digest, event as never);
    await manager.query('update event set digest = $1 where position = $2', [digest, event.position]);
  }
}

/** Computes the roots from this one on anew, so that their chain fits again. */
async function rootsAnew(from: number): Promise<void> {
  const kept = await rows();
  await manager.query('delete from audit_root where number >= $1', [from]);
  for (const { beganAt, endedAt, number, lastPosition } of kept.slice(from - 1)) {
    const later = `position > ${lastPosition}`;
    await manager.query(`create temporary table later as select * from event where ${later}`);
    await manager.query(`delete from event where ${later}`);
    const sealed = await sealHour(manager, { service: 'sample', beganAt, endedAt }, await newestRoot(manager));
    expect(sealed.number).toBe(number);
    await manager.query('insert into event overriding system value select * from later');
    await manager.query('drop table later');
  }
}

describe('the roots of an event log', () => {
  it('verify as they were written', async () => {
    expect((await verifyLog(database.dataSource, { service: 'sample', check })).roots).toMatchObject({
      roots: 4,
      stamped: 3,
      waiting: 1,
      unsealed: 1,
      newest: { number: 4 },
      faults: [],
    });
  });

  it('tell where the events are that were changed', async () => {
    await tamper(`update event set digest = sha256('x') where position = 5`);
    const { roots } = await verifyLog(database.dataSource, { service: 'sample', check });
    expect(roots!.faults).toEqual([
      {
        root: 2,
        endedAt: new Date('2024-03-15T03:00:00Z'),
        fault: 'events',
        detail: 'the first of them at a position from 5 to 5',
      },
    ]);
  });

  it.each([
    ['an edited fact', [`update event set data = '{"by":9}' where position = 2`], ['B 1 digest']],
    [
      'a removed end of a subject',
      [`delete from event where position in (3, 5, 6, 8) and subject = 'A'`],
      ['root 1 events', 'root 2 events', 'root 4 events'],
    ],
    ['a removed subject', [`delete from event where subject = 'B'`], ['root 1 events', 'root 4 events']],
    ['the last sealed events removed', ['delete from event where position >= 6'], ['root 4 events']],
    [
      'an event below all others',
      [
        `insert into event overriding system value select -7, gen_random_uuid(), 'Z', 1, type, data, occurred_at, actor, correlation_id, digest from event where position = 1`,
      ],
      ['Z 1 digest', 'root 1 events'],
    ],
    [
      'events in another order',
      [
        'alter table event alter position drop identity',
        'update event set position = case position when 1 then 102 else 101 end where position in (1, 2)',
        'update event set position = position - 100 where position > 100',
      ],
      ['root 1 events'],
    ],
    [
      'an event in another hour',
      ['alter table event alter position drop identity', 'update event set position = 0 where position = 5'],
      ['root 1 events', 'root 2 events'],
    ],
    [
      'an hour removed from the middle',
      [
        'delete from event where position = 5',
        'delete from audit_stamp where number = 2',
        'delete from audit_root where number = 2',
      ],
      ['A 3 gap', 'root 2 missing'],
    ],
    [
      'the first hour removed',
      [
        'delete from event where position <= 4',
        'delete from audit_stamp where number = 1',
        'delete from audit_root where number = 1',
      ],
      ['A 1 gap', 'B 1 gap', 'root 1 missing'],
    ],
    [
      'an empty hour removed',
      ['delete from audit_stamp where number = 3', 'delete from audit_root where number = 3'],
      ['root 3 missing'],
    ],
    [
      'an edited root',
      [`update audit_root set root = sha256('x') where number = 2`],
      ['root 2 edited', 'root 2 stamp'],
    ],
    [
      'an edited hour',
      [`update audit_root set ended_at = ended_at - interval '1 minute' where number = 4`],
      ['root 4 edited'],
    ],
    [
      'a root of another service',
      [`update audit_root set service = 'other' where number = 2`],
      ['root 2 edited', 'root 2 stamp'],
    ],
    [
      'roots that changed places',
      [
        `update audit_root set number = case number when 2 then 13 else 2 end where number in (2, 3)`,
        'update audit_root set number = 3 where number = 13',
      ],
      ['root 2 edited', 'root 2 stamp', 'root 3 edited', 'root 3 stamp', 'root 4 unchained'],
    ],
    ['edited subtrees', [`update audit_root set block_hashes = sha256('x') where number = 2`], ['root 2 blocks']],
    [
      'subtrees that end elsewhere',
      ['update audit_root set block_ends = array[2] where number = 1'],
      ['root 1 blocks'],
    ],
    ['an edited time stamp', [`update audit_stamp set token = token || 'x' where number = 2`], ['root 2 stamp']],
    [
      'another time beside a time stamp',
      [`update audit_stamp set stamped_at = stamped_at - interval '1 second' where number = 2`],
      ['root 2 stamp'],
    ],
    [
      'the time stamp of another root',
      ['update audit_stamp set token = (select token from audit_stamp where number = 1) where number = 2'],
      ['root 2 stamp'],
    ],
    ['a removed time stamp', ['delete from audit_stamp where number = 2'], ['root 2 stampMissing']],
  ])('betray %s', async (_, statements, wanted) => {
    await tamper(...statements);
    expect(await faults()).toEqual(wanted);
  });

  it('betray a time stamp that was replaced by a later one', async () => {
    const later = new Date(stampedAt.getTime() + HOUR);
    await tamper('delete from audit_stamp where number = 2');
    const { digest } = (await rows())[1]!;
    await manager.query('insert into audit_stamp values (2, $1, $2)', [tokenOf(digest), later]);
    const { roots } = await verifyLog(database.dataSource, { service: 'sample', check: async () => stampedAt });
    expect(roots!.faults.map(({ root, fault }) => `root ${root} ${fault}`)).toEqual(['root 2 stamp', 'root 2 stamp']);
  });

  it('betray a chain of a subject that was computed anew', async () => {
    await tamper(`update event set data = '{"by":9}' where position = 3`);
    await chainAnew('A');
    expect(await faults()).toEqual(['root 1 events', 'root 2 events', 'root 4 events']);
  });

  it('betray a root that was made anew to fit, by the next one and by its time stamp', async () => {
    await tamper('delete from event where position = 5');
    const [before, root] = await rows();
    const forged = { ...root!, previous: before!.digest, events: 0, root: Buffer.from(emptyRoot, 'hex') };
    await manager.query(
      `update audit_root set events = 0, root = $1, digest = $2, block_ends = '{}', block_hashes = '' where number = 2`,
      [forged.root, rootDigest(forged)],
    );
    expect(await faults()).toEqual(['A 3 gap', 'root 2 stamp', 'root 3 unchained']);
  });

  it('betray roots that were all made anew, by the time stamps of the true ones', async () => {
    await tamper(`update event set data = '{"by":9}' where position = 1`);
    await chainAnew('A');
    await rootsAnew(1);
    expect(await faults()).toEqual(['root 1 stamp', 'root 2 stamp', 'root 3 stamp']);
  });

  it('betray what was cut off the end together with its roots to whoever has written one of them down', async () => {
    const [, , , witness] = await rows();
    await tamper('delete from event where position >= 6', 'delete from audit_root where number = 4');
    expect(await faults()).toEqual([]);
    const { roots } = await verifyLog(database.dataSource, { service: 'sample', check, witness });
    expect(roots!.faults).toEqual([{ root: 4, fault: 'cutOff' }]);
  });

  it('betray an end that was written anew to whoever has written down the true one', async () => {
    const [, , , witness] = await rows();
    const whole = await verifyLog(database.dataSource, { service: 'sample', check, witness });
    expect(whole.roots!.faults).toEqual([]);
    await tamper(`update event set data = '{"by":9}' where position = 6`);
    await chainAnew('A');
    await rootsAnew(4);
    expect(await faults()).toEqual([]);
    const { roots } = await verifyLog(database.dataSource, { service: 'sample', check, witness });
    expect(roots!.faults).toMatchObject([{ root: 4, fault: 'madeAnew' }]);
  });
});

const emptyRoot = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
