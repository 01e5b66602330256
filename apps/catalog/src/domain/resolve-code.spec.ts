import fc from 'fast-check';
import { chainFrom, resolveCode, type Mapping, type Replacement } from './resolve-code.js';

const replaced = (oldCode: string, newCode: string, since: string | null = null): Replacement => ({
  oldCode,
  newCode,
  since,
});
const mapped = (
  nationalCode: string,
  localCode: string,
  validFrom = '2020-01-01',
  validTo: string | null = null,
): Mapping => ({
  nationalCode,
  localCode,
  validFrom,
  validTo,
});
const day = '2024-03-15';

describe('a code', () => {
  it('stands for itself where nothing is known of it', () => {
    expect(resolveCode('1.000001', day, [], [])).toEqual({ nationalCode: '1.000001', localCode: null, chain: [] });
  });

  it('leads to what replaced it, over several steps, from the day they count', () => {
    const steps = [
      replaced('A', 'B', '2023-01-01'),
      replaced('B', 'C', '2024-03-15'),
      replaced('C', 'D', '2024-03-16'),
    ];
    expect(resolveCode('A', day, steps, [])).toMatchObject({ nationalCode: 'C', chain: steps.slice(0, 2) });
    expect(resolveCode('A', '2022-12-31', steps, []).nationalCode).toBe('A');
    expect(resolveCode('A', day, [replaced('A', 'B')], []).nationalCode).toBe('B');
  });

  it('of ours leads to the national one and back, by the mapping of the date', () => {
    const mappings = [mapped('A', 'x', '2020-01-01', '2024-01-01'), mapped('B', 'x', '2024-01-01')];
    expect(resolveCode('x', '2023-12-31', [], mappings)).toMatchObject({ nationalCode: 'A', localCode: 'x' });
    expect(resolveCode('x', '2024-01-01', [], mappings)).toMatchObject({ nationalCode: 'B', localCode: 'x' });
    expect(resolveCode('B', day, [], mappings).localCode).toBe('x');
  });

  it('keeps the code of ours when it is replaced, until the new one has its own', () => {
    const steps = [replaced('A', 'B')];
    expect(resolveCode('A', day, steps, [mapped('A', 'x')]).localCode).toBe('x');
    expect(resolveCode('A', day, steps, [mapped('A', 'x'), mapped('B', 'y')]).localCode).toBe('y');
  });

  it('resolves for ever, also in data with a circle, as a walk step by step does', () => {
    const code = fc.constantFrom('A', 'B', 'C', 'D', 'E');
    const steps = fc.uniqueArray(fc.record({ oldCode: code, newCode: code, since: fc.constant(null) }), {
      selector: ({ oldCode }) => oldCode,
    });
    fc.assert(
      fc.property(code, steps, (from, replacements) => {
        const seen = [from];
        for (let at = from; ;) {
          const next = replacements.find(({ oldCode }) => oldCode === at)?.newCode;
          if (next === undefined || seen.includes(next)) break;
          seen.push(next);
          at = next;
        }
        expect([from, ...chainFrom(from, replacements).map(({ newCode }) => newCode)]).toEqual(seen);
        expect(resolveCode(from, day, replacements, []).nationalCode).toBe(seen.at(-1));
      }),
    );
  });
});
