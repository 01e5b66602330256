import { createHash } from 'node:crypto';
import { appendEvents, headOf } from '../event-log/append-events.js';
import { digestOf, seal } from '../event-log/seal.js';
import { CounterMoved, origin, sampleDatabase, silent, type SampleDatabase } from '../sample.fixture.js';
import { leafHash } from './merkle-tree.js';
import { proveSubject } from './prove-subject.js';
import { Sealer } from './sealer.js';

let database: SampleDatabase;
let now = Date.parse('2024-03-15T02:10:00Z');
beforeEach(async () => void (database = await sampleDatabase()));
afterEach(() => database.drop());

async function append(subject: string, count = 1): Promise<void> {
  await database.dataSource.transaction(async (manager) => {
    const events = Array.from({ length: count }, (_, by) => new CounterMoved(subject, { by }));
    await appendEvents(manager, seal(await headOf(manager, subject), events, origin));
  });
}
async function sealed(): Promise<void> {
  const { dataSource } = database;
  const clock = { now: () => new Date(now) };
  const stamper = { stamp: async () => ({ token: Buffer.from('token'), time: new Date(now) }) };
  await new Sealer({ dataSource, service: 'sample', clock, logger: silent, periodSeconds: 3600, stamper }).round();
  now += 3_600_000;
}

/** Where the path leads, by RFC 9162 section 2.1.3.2. */
function rootBy(digest: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer {
  let [node, last, result] = [index, size - 1, leafHash(digest)];
  for (const sibling of path) {
    const isRight = node % 2 === 1 || node === last;
    const pair = isRight ? [sibling, result] : [result, sibling];
    result = createHash('sha256')
      .update(Buffer.concat([Buffer.from([1]), ...pair]))
      .digest();
    if (isRight) while (node % 2 === 0 && node !== 0) [node, last] = [node >> 1, last >> 1];
    [node, last] = [node >> 1, last >> 1];
  }
  expect(last).toBe(0);
  return result;
}

describe('the proof of a subject', () => {
  it('leads from each event to the root of its hour, through blocks, gaps and hours', async () => {
    await append('A', 2);
    await append('M', 700);
    await append('A', 1);
    // positions that were given out and never used
    await database.dataSource.query(`select setval('event_position_seq', 5000)`);
    await append('M', 300);
    await append('A', 1);
    await sealed();
    await sealed();
    await append('A', 1);
    await append('B', 1);
    await sealed();
    await append('A', 2);
    const { events, roots } = await proveSubject(database.dataSource.manager, 'A');
    expect(events.map(({ sequence, sealed }) => [sequence, sealed?.root, sealed?.index])).toEqual([
      [1, 1, 0],
      [2, 1, 1],
      [3, 1, 702],
      [4, 1, 1003],
      [5, 3, 0],
      [6, undefined, undefined],
      [7, undefined, undefined],
    ]);
    expect(roots.map(({ number, token }) => [number, token?.toString()])).toEqual([
      [1, 'token'],
      [3, 'token'],
    ]);
    let before: Buffer | null = null;
    for (const event of events) {
      before = digestOf(before, { ...event, subject: 'A' });
      expect(before).toEqual(event.digest);
      if (!event.sealed) continue;
      const root = roots.find(({ number }) => number === event.sealed!.root)!;
      expect(rootBy(event.digest, event.sealed.index, root.events, event.sealed.path)).toEqual(root.root);
    }
  });

  it('is empty for a subject that has no events', async () => {
    await append('A');
    await sealed();
    expect(await proveSubject(database.dataSource.manager, 'B')).toEqual({ events: [], roots: [] });
  });
});
