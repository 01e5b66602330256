import { isInForce, succession, type Validity } from './validity.js';

interface Named extends Validity {
  readonly name: string;
}
const sameName = (one: Named, other: Named) => one.name === other.name;
const from = (name: string, validFrom: string, validTo: string | null = null): Named => ({ name, validFrom, validTo });

describe('isInForce', () => {
  it.each([
    ['the day before', '2023-12-31', false],
    ['the first day', '2024-01-01', true],
    ['the last day', '2024-01-31', true],
    ['the day of the end', '2024-02-01', false],
  ])('%s', (_, date, expected) => {
    expect(isInForce({ validFrom: '2024-01-01', validTo: '2024-02-01' }, date)).toBe(expected);
  });

  it('never, when it ends where it begins', () => {
    expect(isInForce({ validFrom: '2024-01-01', validTo: '2024-01-01' }, '2024-01-01')).toBe(false);
  });
});

describe('succession', () => {
  it('publishes what is new', () => {
    expect(succession([], [from('a', '2020-01-01')], sameName)).toEqual({
      ended: [],
      added: [from('a', '2020-01-01')],
    });
  });

  it('changes nothing when everything is published already', () => {
    const published = [from('a', '2020-01-01', '2024-01-01'), from('b', '2024-01-01')];
    expect(succession(published, published, sameName)).toEqual({ ended: [], added: [] });
  });

  it('ends the former version where its successor begins', () => {
    const change = succession([from('a', '2020-01-01')], [from('b', '2024-01-01')], sameName);
    expect(change).toEqual({ ended: [from('a', '2020-01-01', '2024-01-01')], added: [from('b', '2024-01-01')] });
  });

  it('lets a version that is corrected from its first day never have been in force', () => {
    const change = succession([from('a', '2020-01-01')], [from('b', '2020-01-01')], sameName);
    expect(change).toEqual({ ended: [from('a', '2020-01-01', '2020-01-01')], added: [from('b', '2020-01-01')] });
  });

  it('moves only the end of a version that is repealed, or that goes on after all', () => {
    const repealed = succession([from('a', '2020-01-01')], [from('a', '2020-01-01', '2025-01-01')], sameName);
    expect(repealed).toEqual({ ended: [from('a', '2020-01-01', '2025-01-01')], added: [] });
    const goesOn = succession([from('a', '2020-01-01', '2025-01-01')], [from('a', '2020-01-01')], sameName);
    expect(goesOn).toEqual({ ended: [from('a', '2020-01-01')], added: [] });
  });

  it('leaves alone what does not overlap, and what never was in force', () => {
    const published = [from('old', '2010-01-01', '2015-01-01'), from('void', '2020-01-01', '2020-01-01')];
    expect(succession(published, [from('void', '2020-01-01')], sameName)).toEqual({
      ended: [],
      added: [from('void', '2020-01-01')],
    });
  });

  it('takes the place of every version that lies within it', () => {
    const published = [from('a', '2020-01-01', '2022-01-01'), from('b', '2022-01-01')];
    const { ended } = succession(published, [from('c', '2021-01-01')], sameName);
    expect(ended).toEqual([from('a', '2020-01-01', '2021-01-01'), from('b', '2022-01-01', '2022-01-01')]);
  });
});
