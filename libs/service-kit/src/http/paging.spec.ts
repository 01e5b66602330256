import { Refusal } from '@motcua/contracts';
import { decodeCursor, encodeCursor } from './cursor.js';
import { expectedVersion } from './entity-tag.js';
import { pageOf } from './page.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('cursor', () => {
  it('gives back the values it was made of', () => {
    const values = ['H52.01-240315-0001', 7, null, 'Điện Biên'];
    expect(decodeCursor(encodeCursor(values))).toEqual(values);
    expect(encodeCursor(values)).toMatch(/^[\w-]+$/);
  });

  it.each(['', 'x', '%%%', Buffer.from('{"a":1}').toString('base64url'), Buffer.from('[1').toString('base64url')])(
    'is refused when it is %j',
    (text) => expect(codeOf(() => decodeCursor(text))).toBe('BAD_CURSOR'),
  );
});

describe('page', () => {
  it('names a next page only when there is a row too many', () => {
    expect(pageOf([1, 2, 3], 2, (row) => [row])).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
    expect(pageOf([1, 2], 2, (row) => [row])).toEqual({ items: [1, 2], nextCursor: null });
    expect(pageOf([], 2, (row) => [row])).toEqual({ items: [], nextCursor: null });
  });

  it('shows rows as their views', () => {
    expect(
      pageOf(
        [1, 2],
        1,
        (row) => [row],
        (row) => ({ n: row }),
      ).items,
    ).toEqual([{ n: 1 }]);
  });
});

describe('If-Match', () => {
  it.each([
    ['"7"', 7],
    ['W/"7"', 7],
    [' "12" ', 12],
    ['*', undefined],
    [undefined, undefined],
  ])('%j expects version %p', (header, version) => expect(expectedVersion(header)).toBe(version));

  it.each(['7', '""', '"x"', '"7", "8"', '"-1"', '"99999999999"', ''])('refuses %j', (header) => {
    expect(codeOf(() => expectedVersion(header))).toBe('BAD_IF_MATCH');
  });
});
