import {
  acknowledgedBy,
  afterCall,
  arrived,
  mostRiddles,
  nextMove,
  type Delivery,
  type OpenCall,
  type Target,
} from './delivery.js';
import { afterLookUp, type ReadBack } from './settle.js';

const fresh: Delivery = {
  presence: 'unknown',
  recordSequence: 0,
  recordDigest: null,
  stepsUpTo: 0,
  stepsAhead: [],
  open: null,
  attempts: 0,
  riddles: 0,
};
const target: Target = { sequence: 3, digest: 'd3', steps: [1, 2, 3] };
const inStep: Delivery = { ...fresh, presence: 'present', recordSequence: 3, recordDigest: 'd3', stepsUpTo: 3 };
const open = (call: OpenCall['call'], steps: number[] = []): OpenCall => ({
  number: 1,
  call,
  steps,
  lostAt: new Date(0),
});
const answer = (outcome: Parameters<typeof afterCall>[3]['outcome'], failing = false) => ({ outcome, failing });
const seen = (read: Partial<ReadBack>): ReadBack => ({ known: true, sameRecord: null, steps: null, ...read });

describe('the next call', () => {
  it.each<[string, Delivery, Target, unknown]>([
    ['asks when it does not know', fresh, target, { do: 'lookUp' }],
    ['asks when a call is open, whatever else', { ...inStep, open: open('update') }, target, { do: 'lookUp' }],
    ['inserts what is absent', { ...fresh, presence: 'absent' }, target, { do: 'insert' }],
    ['updates a record that changed', { ...inStep, recordDigest: 'd2' }, target, { do: 'update' }],
    ['sends no record that did not change', { ...inStep, stepsUpTo: 2 }, target, { do: 'progress', steps: [3] }],
    [
      'sends only the steps that miss',
      { ...inStep, stepsUpTo: 0, stepsAhead: [2] },
      target,
      { do: 'progress', steps: [1, 3] },
    ],
    ['rests when all is there', inStep, target, { do: 'nothing' }],
  ])('%s', (_, delivery, wanted, move) => {
    expect(nextMove(delivery, wanted)).toEqual(move);
  });

  it('sends ten entries at most', () => {
    const steps = Array.from({ length: 25 }, (_, index) => index + 1);
    const first = nextMove({ ...inStep, recordDigest: 'd', stepsUpTo: 3 }, { sequence: 25, digest: 'd', steps });
    expect(first).toEqual({ do: 'progress', steps: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13] });
  });
});

describe('after a call', () => {
  it('takes an accepted insert as proof that no step is there', () => {
    const before: Delivery = { ...inStep, presence: 'absent', recordDigest: null, stepsAhead: [5] };
    const { delivery } = afterCall(before, target, open('insert'), answer('accepted'));
    expect(delivery).toMatchObject({ presence: 'present', recordDigest: 'd3', stepsUpTo: 0, stepsAhead: [] });
  });

  it('updates what already exists, and keeps the steps it has', () => {
    const { delivery } = afterCall({ ...inStep, presence: 'absent' }, target, open('insert'), answer('exists'));
    expect(nextMove(delivery, target)).toEqual({ do: 'update' });
    expect(delivery.stepsUpTo).toBe(3);
  });

  it.each(['unknownDossier', 'unknown'] as const)('asks again after %s, however often', (outcome) => {
    let delivery = inStep;
    for (const riddles of [1, 2, 3, 4, 5, 6, 7]) {
      const turn = afterCall(delivery, target, open('update'), answer(outcome));
      ({ delivery } = turn);
      expect(turn).toMatchObject({ verdict: { then: 'retry' }, delivery: { riddles } });
      expect(nextMove(delivery, target)).toEqual({ do: 'lookUp' });
    }
  });

  it('parks what was rejected, and leaves no call open', () => {
    const turn = afterCall(inStep, target, open('update'), answer('rejected'));
    expect(turn).toMatchObject({ verdict: { then: 'park', reason: 'REJECTED' }, delivery: { open: null } });
  });

  it('keeps a call open whose answer was lost, as often as the portal fails', () => {
    const tired = { ...inStep, attempts: 99 };
    const turn = afterCall(tired, target, open('progress', [4]), answer('unknown', true));
    expect(turn).toMatchObject({ verdict: { then: 'retry' }, delivery: { open: { steps: [4] } } });
  });

  it('knows that a call that never left had no effect', () => {
    expect(afterCall(inStep, target, open('update'), answer('notSent', true)).delivery.open).toBeNull();
  });

  it('remembers steps beyond a gap', () => {
    const gap = arrived({ ...fresh, stepsUpTo: 1 }, [3, 4]);
    expect(gap).toMatchObject({ stepsUpTo: 1, stepsAhead: [3, 4] });
    expect(arrived(gap, [2])).toMatchObject({ stepsUpTo: 4, stepsAhead: [] });
  });

  it('acknowledges no more than record and steps allow', () => {
    expect(acknowledgedBy(inStep, target)).toBe(3);
    expect(acknowledgedBy({ ...inStep, stepsUpTo: 1 }, target)).toBe(1);
  });
});

describe('after a look-up', () => {
  const look = (delivery: Delivery, read: Partial<ReadBack>, patient = false) =>
    afterLookUp(delivery, target, answer('accepted'), seen(read), patient);

  it('never takes a failed look-up for an absent dossier (D5)', () => {
    for (const outcome of ['unknown', 'notSent', 'rejected'] as const) {
      const turn = afterLookUp(fresh, target, answer(outcome), seen({ known: false }), false);
      expect(turn).toMatchObject({ delivery: { presence: 'unknown' }, verdict: { then: 'retry' } });
    }
  });

  it('inserts when the dossier is not there', () => {
    expect(nextMove(look(fresh, { known: false }).delivery, target)).toEqual({ do: 'insert' });
  });

  it('believes at once that a record arrived, and waits before it believes that it did not', () => {
    const lost = { ...fresh, open: open('insert') };
    expect(look(lost, { sameRecord: true }, true)).toMatchObject({
      settled: { as: 'arrived' },
      delivery: { open: null, recordDigest: 'd3' },
    });
    expect(look(lost, { known: false }, true)).toMatchObject({
      verdict: { then: 'retry', hold: true },
      delivery: { open: { call: 'insert' } },
    });
    expect(look(lost, { known: false }, false)).toMatchObject({
      settled: { as: 'notArrived' },
      delivery: { open: null, presence: 'absent' },
    });
    expect(look({ ...inStep, open: open('update') }, { sameRecord: false }, false)).toMatchObject({
      settled: { as: 'notArrived' },
      delivery: { recordDigest: null },
    });
  });

  it('doubts silence about a dossier that was there, but not for ever, and not about a new one', () => {
    const silence = { known: false, silent: true };
    let delivery: Delivery = { ...inStep, open: open('progress', [3]) };
    for (let time = 1; time <= mostRiddles; time++) {
      const turn = look(delivery, silence);
      expect(turn).toMatchObject({
        verdict: { then: 'retry', reason: 'UNKNOWN_OUTCOME' },
        delivery: { presence: 'present', open: { call: 'progress' }, riddles: time },
      });
      delivery = turn.delivery;
    }
    expect(look(delivery, silence).delivery).toMatchObject({ presence: 'absent', open: null });
    expect(look(fresh, silence).delivery).toMatchObject({ presence: 'absent' });
    expect(look({ ...inStep, open: open('progress', [3]) }, { known: false }).delivery).toMatchObject({
      presence: 'absent',
    });
  });

  it('sends only the entries that did not arrive, where they can be read', () => {
    const lost = { ...inStep, stepsUpTo: 0, open: open('progress', [1, 2, 3]) };
    const all = look(lost, { steps: { there: [1, 2, 3], missing: [] } }, true);
    expect(all).toMatchObject({ settled: { as: 'arrived' }, delivery: { stepsUpTo: 3 } });
    const part = look(lost, { steps: { there: [1, 3], missing: [2] } });
    expect(part).toMatchObject({ settled: { as: 'partly' } });
    expect(nextMove({ ...part.delivery, recordDigest: 'd3' }, target)).toEqual({ do: 'progress', steps: [2] });
  });

  it('sends the entries again where they cannot be read', () => {
    const lost = { ...inStep, stepsUpTo: 1, open: open('progress', [2, 3]) };
    expect(look(lost, {}, true)).toMatchObject({ verdict: { then: 'retry', hold: true } });
    const turn = look(lost, {});
    expect(turn.settled).toEqual({ number: 1, as: 'sentAgain' });
    expect(nextMove(turn.delivery, target)).toEqual({ do: 'progress', steps: [2, 3] });
  });
});
