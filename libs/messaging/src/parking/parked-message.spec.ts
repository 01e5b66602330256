import { nextDelay } from './parked-message.js';

describe('the next attempt', () => {
  it('comes later each time, within ten minutes', () => {
    const delays = [0, 1, 2, 5, 9, 10, 50].map((attempts) => nextDelay('failed', attempts, () => 0.5));
    expect(delays).toEqual([1, 2, 4, 32, 512, 600, 600]);
  });

  it('is spread, so that many do not come at once', () => {
    expect(nextDelay('gap', 0, () => 0)).toBe(0.75);
    expect(nextDelay('gap', 0, () => 1)).toBe(1.25);
  });

  it('is left to an operator when no repetition helps', () => {
    expect([nextDelay('refused', 1), nextDelay('undecodable', 1)]).toEqual([null, null]);
    expect(nextDelay('crashed', 4)).not.toBeNull();
    expect(nextDelay('crashed', 5)).toBeNull();
  });
});
