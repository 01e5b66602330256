import fc from 'fast-check';
import { sound, step, surroundings, transition, withSteps } from './process.fixture.js';
import type { ProcessDefinition } from './process-definition.js';
import { verifyProcess, type Surroundings } from './verify-process.js';

const found = (definition: ProcessDefinition, change?: Partial<Surroundings>) =>
  verifyProcess(definition, surroundings(change)).map(({ code, field }) => `${code} ${field}`);

describe('the time', () => {
  it('of the running steps may just fit, and exceed by half an hour', () => {
    expect(found({ ...sound, limit: { amount: 24, unit: 'workingHour' } })).toEqual([]);
    const [problem] = verifyProcess({ ...sound, limit: { amount: 23.5, unit: 'workingHour' } }, surroundings());
    expect(problem).toMatchObject({ code: 'LIMITS_EXCEED_PROCESS', field: 'limit' });
    expect(problem!.vi).toContain('"chuyen" → "tham-dinh" → "ky" cần 24 giờ làm việc');
  });

  it('counts the longest branch of parallel opinions, not their sum', () => {
    const branch = (code: string, amount: number) => ({
      code,
      name: code,
      owner: { role: 'handler', unit: 'unit:H52.11' },
      limit: { amount, unit: 'workingDay' as const },
    });
    const asking = (...amounts: number[]) =>
      withSteps({
        'tham-dinh': {
          kind: 'parallelOpinion',
          limit: { amount: 1, unit: 'workingDay' },
          opinions: { join: 'all', branches: amounts.map((amount, index) => branch(`c${index}`, amount)) },
        },
      });
    expect(found(asking(2, 2, 2))).toEqual([]);
    expect(found(asking(1, 2.5))).toEqual(['LIMITS_EXCEED_PROCESS limit']);
  });

  it('is judged by every rule set: by hours a day, and whether a fee pauses the clock', () => {
    const hours = { ...sound, limit: { amount: 24, unit: 'workingHour' as const } };
    const nine = { hoursPerDay: 9, feePausesClock: false };
    expect(found(hours, { rules: [{ ...nine, hoursPerDay: 8 }, nine] })).toEqual(['LIMITS_EXCEED_PROCESS limit']);
    const taxed = withSteps({
      'tham-dinh': { limit: { amount: 9, unit: 'workingDay' }, portalStatus: 'paymentRequested' },
    });
    const timed = (feePausesClock: boolean) =>
      found(taxed, { rules: [{ hoursPerDay: 8, feePausesClock }] }).includes('LIMITS_EXCEED_PROCESS limit');
    expect([timed(false), timed(true)]).toEqual([true, false]);
  });

  it('in calendar days only is compared in days; mixed, on the safe side', () => {
    const days = (amount: number) => ({ amount, unit: 'calendarDay' as const });
    const calendar = withSteps({ chuyen: { limit: days(1) }, 'tham-dinh': { limit: days(2) }, ky: { limit: days(1) } });
    expect(found({ ...calendar, limit: days(4) })).toEqual([]);
    expect(found({ ...calendar, limit: days(3) })).toEqual(['LIMITS_EXCEED_PROCESS limit']);
    expect(found({ ...sound, limit: days(4) })).toEqual(['LIMITS_EXCEED_PROCESS limit']);
    expect(found({ ...sound, limit: days(5) })).toEqual([]);
  });

  it('never shrinks by a further step: what is too long stays too long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(40), (limit, amount) => {
        const given = { ...sound, limit: { amount: limit, unit: 'workingHour' as const } };
        const longer = {
          ...given,
          steps: [...given.steps, step('them', { limit: { amount, unit: 'workingHour' as const } })],
          transitions: [
            ...given.transitions,
            transition('tham-dinh', 'them', null, 'processing'),
            transition('them', 'ky', null, 'processing'),
          ],
        };
        const tooLong = (definition: ProcessDefinition) => found(definition).includes('LIMITS_EXCEED_PROCESS limit');
        expect(tooLong(longer) || !tooLong(given)).toBe(true);
      }),
    );
  });

  it('of the process is held against the procedures it serves', () => {
    const own = { ...sound, isDefault: false, procedures: ['1.001193'] };
    const with_ = (...amounts: number[]) => {
      const limits = amounts.map((amount) => ({ amount, unit: 'workingDay' as const }));
      return { procedures: [{ code: '1.001193', handlingUnit: null, limits }] };
    };
    expect(found(own, with_(3, 5))).toEqual([]);
    expect(found(own, with_(0, 5))).toEqual(['LIMIT_ABOVE_SOME_CASES limit']);
    expect(found(own, with_(0, 2))).toEqual(['LIMIT_ABOVE_PROCEDURE procedures[0]', 'LIMIT_ABOVE_SOME_CASES limit']);
    expect(found(own, with_())).toEqual([]);
  });
});
