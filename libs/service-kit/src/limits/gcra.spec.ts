import fc from 'fast-check';
import { Gcra, type Rate } from './gcra.js';

/** The algorithm by the book, for one key. */
class Exact {
  private used = 0;

  constructor(private readonly rate: Rate) {}

  take(now: number): boolean {
    const interval = this.rate.windowMs / this.rate.quota;
    const next = Math.max(this.used, now) + interval;
    if (next - now > this.rate.windowMs + 1e-6) return false;
    this.used = next;
    return true;
  }
}

const rates = fc.record({
  quota: fc.integer({ min: 1, max: 50 }),
  windowMs: fc.integer({ min: 1, max: 100 }).map((seconds) => seconds * 1000),
});
const arrivals = fc.array(
  fc.record({ key: fc.constantFrom('a', 'b', 'c'), after: fc.integer({ min: 0, max: 20_000 }) }),
  { maxLength: 200 },
);

describe('a limit', () => {
  it('treats a few callers as if each were alone', () => {
    fc.assert(
      fc.property(rates, arrivals, (rate, asked) => {
        const gcra = new Gcra(rate);
        const alone = { a: new Exact(rate), b: new Exact(rate), c: new Exact(rate) };
        let now = 0;
        for (const { key, after } of asked) {
          now += after;
          expect(gcra.take(key, now).allowed).toBe(alone[key as 'a'].take(now));
        }
      }),
    );
  });

  it('allows the whole quota at once, and in no window more than twice of it', () => {
    fc.assert(
      fc.property(rates, fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 300 }), (rate, pauses) => {
        const gcra = new Gcra(rate);
        const at: number[] = [];
        let now = 0;
        for (const pause of [...Array<number>(rate.quota).fill(0), ...pauses]) {
          now += pause;
          if (gcra.take('a', now).allowed) at.push(now);
        }
        expect(at.filter((time) => time === 0).length).toBeGreaterThanOrEqual(rate.quota);
        for (const from of at) {
          const inWindow = at.filter((time) => time >= from && time < from + rate.windowMs).length;
          expect(inWindow).toBeLessThanOrEqual(2 * rate.quota);
        }
      }),
    );
  });

  it('tells the truth: what remains is allowed, one more is not, and after the wait it is', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 99_000 }), (rate, asked, now) => {
        const gcra = new Gcra(rate);
        for (let count = 0; count < asked; count += 1) gcra.take('a', now);
        const { remaining, allowed } = gcra.look('a', now);
        expect(allowed).toBe(remaining > 0);
        for (let count = 0; count < remaining; count += 1) expect(gcra.take('a', now).allowed).toBe(true);
        const refused = gcra.take('a', now);
        expect(refused).toMatchObject({ allowed: false, remaining: 0 });
        expect(gcra.look('a', now + refused.retryMs - 1).allowed).toBe(false);
        expect(gcra.look('a', now + refused.retryMs + 1e-3).allowed).toBe(true);
        expect(gcra.look('a', now + refused.resetMs)).toMatchObject({ remaining: rate.quota, resetMs: 0 });
      }),
    );
  });

  it('is not made longer by asking on while refused', () => {
    const gcra = new Gcra({ quota: 2, windowMs: 1000 });
    for (let count = 0; count < 1000; count += 1) gcra.take('a', 0);
    expect(gcra.take('a', 501).allowed).toBe(true);
  });

  it('forgets nobody, however many others come', () => {
    const gcra = new Gcra({ quota: 3, windowMs: 60_000 });
    for (let count = 0; count < 3; count += 1) gcra.take('offender', 0);
    for (let other = 0; other < 100_000; other += 1) gcra.take(`other ${other}`, 1);
    expect(gcra.take('offender', 2).allowed).toBe(false);
  });

  it('hardly ever refuses somebody for what a thousand offenders do', () => {
    const rate = { quota: 10, windowMs: 60_000 };
    const gcra = new Gcra(rate);
    for (let offender = 0; offender < 1000; offender += 1) {
      for (let count = 0; count < 20; count += 1) gcra.take(`offender ${offender}`, 0);
    }
    let refused = 0;
    for (let other = 0; other < 10_000; other += 1) if (!gcra.look(`other ${other}`, 0).allowed) refused += 1;
    expect(refused).toBeLessThanOrEqual(10); // (1000 / 16384)⁴ = 0.0014 %
  });
});
