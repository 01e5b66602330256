import type { Limit } from '@motcua/contracts';
import fc from 'fast-check';
import { leastHours, limitText, mostHours } from './working-time.js';

const rule = { hoursPerDay: 8, feePausesClock: false };
const limit = (amount: number, unit: Limit['unit']): Limit => ({ amount, unit });

describe('a limit in working hours', () => {
  it.each([
    [limit(4, 'workingHour'), 4, 4],
    [limit(2.5, 'workingDay'), 20, 20],
    [limit(0, 'workingDay'), 8, 8],
    [limit(0, 'calendarDay'), 0, 0],
    [limit(1, 'calendarDay'), 0, 8],
    [limit(2, 'calendarDay'), 0, 16],
    [limit(3, 'calendarDay'), 8, 24],
    [limit(7, 'calendarDay'), 40, 40],
    [limit(10, 'calendarDay'), 48, 64],
    [limit(10.5, 'calendarDay'), 48, 72],
    [limit(30, 'calendarDay'), 160, 176],
  ])('%j leaves at least %d and at most %d', (given, least, most) => {
    expect([leastHours(given, rule), mostHours(given, rule)]).toEqual([least, most]);
  });

  it('goes by the hours of the rule set', () => {
    expect(mostHours(limit(2, 'workingDay'), { ...rule, hoursPerDay: 7.5 })).toBe(15);
  });

  it('in calendar days lies between the weekdays of any seven-day week it may begin in', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(6), (days, weekday) => {
        const worked =
          Array.from({ length: days }, (_, day) => (weekday + day) % 7).filter((day) => day < 5).length * 8;
        const given = limit(days, 'calendarDay');
        expect(worked).toBeGreaterThanOrEqual(leastHours(given, rule));
        expect(worked).toBeLessThanOrEqual(mostHours(given, rule));
      }),
    );
  });

  it('is written as people say it', () => {
    expect(limitText(limit(1.5, 'workingDay'))).toEqual({ vi: '1,5 ngày làm việc', en: '1.5 working days' });
    expect(limitText(limit(0, 'workingDay'))).toEqual({ vi: 'trong ngày', en: 'within the day' });
  });
});
