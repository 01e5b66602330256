import { AdapterWorld } from '../sample/adapter-world.js';
import { lifeOf } from '../conformance/sample-life.js';
import type { Advance, Claim, Completion } from './delivery.repository.js';

const code = 'H52.01-240315-0001';
let world: AdapterWorld;

beforeEach(async () => {
  world = await AdapterWorld.open();
  await world.happen(...lifeOf(code));
});
afterEach(() => world.close());

async function claim(worker: string): Promise<Claim> {
  const [claimed] = await world.deliveries.claim(worker, 10, 60_000, world.clock.now());
  return claimed!;
}

function turn({ fence, delivery }: Claim, more: Partial<Advance> = {}): Advance {
  const at = world.clock.now();
  return {
    code,
    fence,
    worker: 'w',
    sequence: 5,
    delivery,
    acknowledged: 0,
    exchanges: 0,
    journal: [],
    settled: undefined,
    at,
    ...more,
  };
}

const requested = { number: 1, call: 'update' as const, sequence: 5, steps: null, requestDigest: 'd' };
const completion: Completion = {
  outcome: 'accepted',
  completedAt: new Date(),
  durationMs: 5,
  http: 200,
  code: '0',
  text: 'thành công\0',
  answerDigest: 'a',
};

describe('claims', () => {
  it('are given to one worker at a time, and to another when they ran out', async () => {
    expect(await claim('a')).toMatchObject({ code, fence: 1 });
    expect(await claim('b')).toBeUndefined();
    await world.dataSource.query(`update delivery set claimed_until = now() - interval '1 second'`);
    expect(await claim('b')).toMatchObject({ code, fence: 2 });
  });

  it('are prolonged for who holds them only', async () => {
    const first = await claim('a');
    expect(await world.deliveries.renew([first], 60_000)).toEqual([{ code, fence: 1 }]);
    expect(await world.deliveries.renew([{ code, fence: 7 }], 60_000)).toEqual([]);
  });

  it('carry everything a push needs', async () => {
    const { wanted, delivery, told } = await claim('a');
    expect(wanted.sequence).toBe(5);
    expect(wanted.facts).toMatchObject({
      procedure: { code: '1.999999' },
      result: { code: 'KQ.1' },
      returnMethod: 'counter',
    });
    expect(wanted.steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(delivery).toMatchObject({ presence: 'unknown', open: null });
    expect(told).toBeNull();
  });
});

describe('one turn', () => {
  it('opens a call and closes it with its answer', async () => {
    const first = await claim('a');
    const open = { number: 1, call: 'update' as const, steps: [], lostAt: new Date() };
    const journal = [{ ...requested, requestedAt: new Date() }];
    expect(
      await world.deliveries.advance(turn(first, { delivery: { ...first.delivery, open }, exchanges: 1, journal })),
    ).toBe(true);
    expect(await world.exchanges(code)).toEqual(['update:requested']);
    await world.deliveries.advance(turn(first, { exchanges: 1, finished: { number: 1, ...completion } }));
    expect(await world.exchanges(code)).toEqual(['update:accepted']);
  });

  it('of a worker whose claim was taken over changes nothing but the journal, and has the newest record follow', async () => {
    const first = await claim('a');
    const journal = [{ ...requested, requestedAt: new Date() }];
    await world.deliveries.advance(turn(first, { exchanges: 1, journal }));
    await world.dataSource.query(`update delivery set claimed_until = now() - interval '1 second'`);
    const second = await claim('b');
    expect(
      await world.deliveries.advance(turn(first, { acknowledged: 5, finished: { number: 1, ...completion } })),
    ).toBe(false);
    expect(await world.exchanges(code)).toEqual(['update:accepted']);
    expect(await world.states.find(code)).toMatchObject({ acknowledged: 0 });

    await world.deliveries.sendRecordAgain(code, world.clock.now());
    const done = {
      ...second.delivery,
      presence: 'present' as const,
      recordDigest: 'd',
      recordSequence: 5,
      stepsUpTo: 5,
    };
    await world.deliveries.advance(
      turn(second, { delivery: done, acknowledged: 5, exchanges: 1, release: { dueAt: null, failure: null } }),
    );
    const third = await claim('c');
    expect(third.delivery).toMatchObject({ presence: 'present', recordDigest: null, stepsUpTo: 5 });
  });

  it('leaves the dossier due when a newer state came meanwhile', async () => {
    const first = await claim('a');
    await world.dataSource.query('update delivery set wanted = 6');
    await world.deliveries.advance(turn(first, { acknowledged: 5, release: { dueAt: null, failure: null } }));
    expect(await world.states.find(code)).toMatchObject({ acknowledged: 5, wanted: 6, due_at: expect.any(Date) });
  });
});

describe('events', () => {
  it('that came already change nothing', async () => {
    const first = await claim('a');
    await world.deliveries.advance(turn(first, { acknowledged: 5, release: { dueAt: null, failure: null } }));
    await world.happen(...lifeOf(code).slice(0, 3));
    expect(await world.states.find(code)).toMatchObject({ wanted: 5, due_at: null, wanted_status: 'returned' });
  });
});
