import { retryDelayMs, riddleDelayMs } from './retry-delay.js';

describe('the time until the next try', () => {
  const longest = (attempts: number, away: boolean) => retryDelayMs(attempts, away, () => 1);

  it('doubles with each failure up to a limit', () => {
    expect([1, 2, 3, 4, 99].map((attempts) => longest(attempts, false))).toEqual([1_000, 2_000, 4_000, 8_000, 300_000]);
  });

  it('stays short while the other side is away', () => {
    expect(longest(99, true)).toBe(30_000);
  });

  it('is spread by chance, over half of it', () => {
    expect(retryDelayMs(3, false, () => 0)).toBe(2_000);
  });

  it('grows to hours where answers tell nothing, and ends nowhere', () => {
    expect([0, 1, 2, 99].map(riddleDelayMs)).toEqual([60_000, 120_000, 240_000, 21_600_000]);
  });
});
