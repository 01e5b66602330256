import fc from 'fast-check';
import { planKeys, type KeyTimes, type SigningKey } from './signing-key.js';

const MINUTE = 60_000;
const times: KeyTimes = { signsMs: 30 * 24 * 60 * MINUTE, leadMs: 60 * MINUTE, tokenMs: 15 * MINUTE };
const start = Date.parse('2024-03-15T00:00:00Z');
const at = (minutes: number) => new Date(start + minutes * MINUTE);
const key = (kid: string, published: number, signs: number): SigningKey => ({
  kid,
  publishedAt: at(published),
  signsFrom: at(signs),
});
const kids = (keys: readonly SigningKey[]) => keys.map(({ kid }) => kid);
const due = times.signsMs / MINUTE;

describe('the plan of the signing keys', () => {
  it('wants the first key at once', () => {
    expect(planKeys([], at(0), times)).toEqual({ published: [], gone: [], next: at(0) });
  });

  it('publishes the next key a lead before it signs, and not before', () => {
    const first = key('first', 0, 0);
    expect(planKeys([first], at(due - 61), times).next).toBeNull();
    expect(planKeys([first], at(due - 60), times).next).toEqual(at(due));
    const both = [first, key('second', due - 60, due)];
    expect(kids(planKeys(both, at(due - 1), times).published)).toEqual(['first', 'second']);
    expect(kids(planKeys(both, at(due), times).published)).toEqual(['second', 'first']);
  });

  it('keeps the lead when it was down for long', () => {
    expect(planKeys([key('first', 0, 0)], at(due + 500), times).next).toEqual(at(due + 560));
  });

  it('publishes the former key until its last token has expired', () => {
    const both = [key('first', 0, 0), key('second', due - 60, due)];
    expect(kids(planKeys(both, at(due + 15), times).published)).toEqual(['second', 'first']);
    const after = planKeys(both, at(due + 16), times);
    expect([kids(after.published), kids(after.gone)]).toEqual([['second'], ['first']]);
  });

  it('never signs with a key that was published for less than the lead, and never drops one whose tokens live', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 5, maxLength: 60 }), (steps) => {
        let keys: SigningKey[] = [];
        const signedUntil = new Map<string, number>();
        let now = 0;
        for (const step of steps) {
          now += step;
          const { next, gone, published } = planKeys(keys, at(now), times);
          for (const { kid } of gone) expect(signedUntil.get(kid) ?? 0).toBeLessThan(start + now * MINUTE);
          keys = keys.filter(({ kid }) => !kids(gone).includes(kid));
          if (next) keys.push({ kid: String(now), publishedAt: at(now), signsFrom: next });
          const signing = published[0];
          if (!signing) continue;
          const known = at(now).getTime() - signing.publishedAt.getTime();
          expect(signing.signsFrom > signing.publishedAt ? known >= times.leadMs : true).toBe(true);
          signedUntil.set(signing.kid, at(now).getTime() + times.tokenMs);
        }
      }),
    );
  });
});
