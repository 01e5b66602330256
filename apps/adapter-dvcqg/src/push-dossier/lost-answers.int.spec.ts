import { AdapterWorld } from '../sample/adapter-world.js';
import { lifeOf, personalFactsOf } from '../conformance/sample-life.js';
import { parcelOf } from './parcel.js';

let world: AdapterWorld;
let number = 0;
const newCode = () => `H52.01-240315-${String(++number).padStart(4, '0')}`;

beforeEach(async () => {
  world = await AdapterWorld.open();
});
afterEach(() => world.close());

const times = (code: string) => world.portal.progress.get(code)?.map((entry) => entry['ThoiDiemXuLy']);
const status = (code: string) => world.portal.records.get(code)?.['TrangThaiHoSo'];
const steps = (count: number) => Array.from({ length: count }, (_, index) => `202403150${900 + index + 1}00`);

/** A fault for the first calls of a kind. */
function faulty(kind: string, fault: object | string, count = 1): void {
  let left = count;
  world.portal.misbehave = (call) => (call === kind && left-- > 0 ? (fault as never) : undefined);
}

describe('answers that got lost', () => {
  it.each(['insert', 'update'] as const)(
    'finds by reading back that the %s arrived, and does not send it again',
    async (kind) => {
      const code = newCode();
      const life = lifeOf(code);
      world.worker();
      if (kind === 'update') {
        await world.happen(...life.slice(0, 2));
        await world.inStep(code);
      }
      faulty(kind, 'loseAfterApplying');
      await world.happen(...life);
      await world.inStep(code);
      expect(world.portal.calls(kind)).toHaveLength(1);
      expect(await world.exchanges(code)).toContain(`${kind}:unknown:arrived`);
      expect(times(code)).toEqual(steps(5));
    },
  );

  it('sends an insert again that never arrived', async () => {
    const code = newCode();
    faulty('insert', 'loseBeforeApplying');
    world.worker();
    await world.happen(...lifeOf(code));
    await world.inStep(code);
    expect(await world.exchanges(code)).toContain('insert:unknown:notArrived');
    expect(status(code)).toBe('10');
  });

  it('doubles no progress entry where entries can be read', async () => {
    world.portal.readBack = 'recordWithProgress';
    const code = newCode();
    faulty('progress', 'loseAfterApplying');
    world.worker();
    await world.happen(...lifeOf(code));
    await world.inStep(code);
    expect(times(code)).toEqual(steps(5));
    expect(world.portal.calls('progress')).toHaveLength(1);
  });

  it('sends entries again, identical in every field, where they cannot be read', async () => {
    const code = newCode();
    faulty('progress', 'loseAfterApplying');
    world.worker();
    await world.happen(...lifeOf(code));
    await world.inStep(code);
    const stored = world.portal.progress.get(code)!;
    expect(stored).toHaveLength(10);
    expect(stored.slice(5)).toEqual(stored.slice(0, 5));
    expect(await world.exchanges(code)).toContain('progress:unknown:sentAgain');
  });

  it('does not take a look-up that says nothing for the loss of a dossier that was there', async () => {
    world.portal.readBack = 'recordWithProgress';
    const code = newCode();
    const nothing = { body: '{"error_code":"0","message":"Thành công"}' };
    let progressLost = false;
    let looked = 0;
    world.portal.misbehave = (call) => {
      if (call === 'progress' && !progressLost) {
        progressLost = true;
        return 'loseAfterApplying';
      }
      // The one after the loss says nothing; an insert then, were it sent, would seem accepted.
      if (call === 'lookUp' && progressLost && ++looked === 1) return nothing;
      return call === 'insert' && progressLost ? { body: nothing.body, apply: true } : undefined;
    };
    world.worker();
    await world.happen(...lifeOf(code));
    await world.inStep(code);
    expect(looked).toBeGreaterThan(1);
    expect(times(code)).toEqual(steps(5));
    expect(world.portal.calls('insert')).toHaveLength(1);
  });

  it('does not believe a read-back that lags behind', async () => {
    world.portal.readBack = 'recordWithProgress';
    const code = newCode();
    const life = lifeOf(code);
    world.worker({ settleDelayMs: 5_000 });
    await world.happen(...life.slice(0, 2));
    await world.inStep(code);
    world.portal.freezeReadBack();
    faulty('progress', 'loseAfterApplying');
    await world.happen(...life.slice(2));
    await world.until(
      code,
      'was looked up in vain',
      (row) => row.failure === 'UNKNOWN_OUTCOME' && world.portal.calls('lookUp').length === 2,
    );
    world.portal.releaseReadBack();
    world.now.offsetMs = 5_000;
    await world.inStep(code);
    expect(times(code)).toEqual(steps(5));
  });

  it('does not mistake code 0 without a word of success for success', async () => {
    const code = newCode();
    faulty('insert', { body: '{"error_code":0,"message":"Đã nhận"}' });
    world.worker();
    await world.happen(...lifeOf(code));
    await world.inStep(code);
    expect(world.portal.calls('insert')).toHaveLength(2);
  });

  it('settles a call nobody remembers the end of: the process was killed', async () => {
    world.portal.readBack = 'recordWithProgress';
    const code = newCode();
    const life = lifeOf(code);
    await world.happen(...life);
    const [claim] = await world.deliveries.claim('killed', 1, 1, world.clock.now());
    const open = { number: 1, call: 'insert' as const, steps: [], lostAt: world.clock.now() };
    await world.deliveries.advance({
      code,
      fence: claim!.fence,
      worker: 'killed',
      sequence: 5,
      delivery: { ...claim!.delivery, presence: 'absent', open },
      acknowledged: 0,
      exchanges: 1,
      journal: [
        { number: 1, call: 'insert', sequence: 5, steps: null, requestedAt: world.clock.now(), requestDigest: 'x' },
      ],
      at: world.clock.now(),
    });
    world.worker();
    await world.inStep(code);
    const exchanges = await world.exchanges(code);
    expect(exchanges[0]).toBe('insert:unknown:notArrived');
    expect(times(code)).toEqual(steps(5));
  });
});

describe('a process that is killed after the portal applied its push', () => {
  /** Leaves what a killed process leaves: the call is in the journal and at the portal, its answer nowhere. */
  async function killedAfter(code: string, call: 'insert' | 'progress'): Promise<void> {
    const at = world.clock.now();
    const [claim] = await world.deliveries.claim('killed', 1, 1, at);
    const { wanted, fence, exchanges } = claim!;
    const parcel = parcelOf(claim!, personalFactsOf(code, 99))!;
    const steps = call === 'progress' ? wanted.steps.map(({ number }) => number) : [];
    const open = { number: exchanges + 1, call, steps, lostAt: at };
    await world.deliveries.advance({
      code,
      fence,
      worker: 'killed',
      sequence: wanted.sequence,
      delivery: { ...claim!.delivery, presence: call === 'insert' ? 'absent' : 'present', open },
      acknowledged: 0,
      exchanges: open.number,
      journal: [{ ...open, sequence: wanted.sequence, requestedAt: at, requestDigest: 'x' }],
      at,
    });
    world.portal.records.set(code, { ...parcel.record });
    const entries = parcel.entries.map(({ entry }) => ({ ...entry }));
    world.portal.progress.set(code, call === 'progress' ? entries : []);
  }

  it.each(['insert', 'progress'] as const)('reads back, and sends the %s no second time', async (call) => {
    world.portal.readBack = 'recordWithProgress';
    const code = newCode();
    await world.happen(...lifeOf(code));
    await killedAfter(code, call);
    world.worker();
    await world.inStep(code);
    expect(times(code)).toEqual(steps(5));
    expect(world.portal.calls(call)).toHaveLength(0);
    expect(await world.exchanges(code)).toContain(`${call}:unknown:arrived`);
  });
});

describe('a portal nobody understands for a while', () => {
  it('gets the dossier once it can be understood, without help', async () => {
    const code = newCode();
    const riddle = { body: '{"message":"?"}' };
    world.portal.misbehave = (call) => (call === 'insert' ? riddle : undefined);
    const hurry = setInterval(() => (world.now.offsetMs += 2_000), 10);
    try {
      world.worker();
      await world.happen(...lifeOf(code));
      await world.until(code, 'was tried often', () => world.portal.calls('insert').length > 6);
      world.portal.misbehave = () => undefined;
      await world.inStep(code);
    } finally {
      clearInterval(hurry);
    }
    expect(times(code)).toEqual(steps(5));
  });

  it('is tried at once with a newer state', async () => {
    const code = newCode();
    const life = lifeOf(code);
    await world.happen(...life.slice(0, 1));
    const hours = new Date(world.clock.now().getTime() + 3_600_000);
    await world.dataSource.query('update delivery set riddles = 9, due_at = $1', [hours]);
    world.worker();
    await world.happen(...life.slice(1));
    await world.inStep(code);
    expect(times(code)).toEqual(steps(5));
  });
});
