import { dayNumber, dayOf, firstDayOf, midnight, parseDate, weekdayOf, yearOf } from './civil-date.js';

describe('dates', () => {
  it('agree with the platform on every day of four centuries', () => {
    const wrong: string[] = [];
    for (let day = firstDayOf(1799); day < firstDayOf(2201); day += 1) {
      const date = new Date(day * 86_400_000);
      const year = date.getUTCFullYear();
      const agrees =
        yearOf(day) === year &&
        weekdayOf(day) % 7 === date.getUTCDay() &&
        dayNumber(year, date.getUTCMonth() + 1, date.getUTCDate()) === day;
      if (!agrees) wrong.push(date.toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it('begin at Vietnamese midnight', () => {
    const midnightOfNewYear = Date.parse('2024-01-01T00:00:00+07:00') / 1000;
    expect(midnight(dayOf(midnightOfNewYear))).toBe(midnightOfNewYear);
    expect(dayOf(midnightOfNewYear - 1)).toBe(dayOf(midnightOfNewYear) - 1);
  });

  it.each([
    '2023-02-29',
    '2100-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
  ])('there is no %s', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it.each(['2024-02-29', '2000-02-29', '2024-12-31'])('there is a %s', (text) => {
    expect(parseDate(text)).toBe(Date.parse(text) / 86_400_000);
  });
});
