import type { Clock } from '@motcua/contracts';
import { legalDate } from './dated.js';

const justAfterMidnightInVietnam: Clock = { now: () => new Date('2024-03-14T17:00:01Z') };

describe('the date a question is about', () => {
  it('is today in Vietnam when none is given', () => {
    expect(legalDate(undefined, justAfterMidnightInVietnam)).toBe('2024-03-15');
  });

  it('is the one given', () => {
    expect(legalDate('2024-02-29', justAfterMidnightInVietnam)).toBe('2024-02-29');
  });

  it.each(['2024-02-30', '2023-02-29', '15/03/2024', '2024-3-5', '2024-03-15T00:00:00', '', '0000-01-01'])(
    'is never "%s"',
    (date) => {
      expect(() => legalDate(date, justAfterMidnightInVietnam)).toThrow(
        expect.objectContaining({ code: 'BAD_DATE', field: 'at' }),
      );
    },
  );
});
