import fc from 'fast-check';
import { calendarDifference } from './calendar-difference.js';
import { scenario } from './scenario.fixture.js';
import { published } from './sonla.fixture.js';

const office = published('sonla-office');
const withYear = (year: number, ...exceptions: object[]) =>
  ({ ...office, years: { ...office.years, [year]: { exceptions } } }) as typeof office;

it('is empty between a calendar and itself', () => {
  expect(calendarDifference(office, office)).toEqual({ years: [], dates: [] });
});

it('lists a date that is worked no longer, and one that is worked now, with what was won and lost', () => {
  const { exceptions } = office.years['2026']!;
  const changed = withYear(
    2026,
    ...exceptions,
    { date: '2026-06-01', kind: 'dayOff', name: 'bão', citation: '1/QĐ' },
    { date: '2026-06-06', kind: 'special', sessions: ['07:00-09:30'] },
  );
  const { years, dates } = calendarDifference(office, changed);
  const day = ['07:00-11:30', '13:30-17:00'];
  expect(dates).toEqual([
    { date: '2026-06-01', before: day, after: [], seconds: -28_800, kind: 'dayOff', name: 'bão', citation: '1/QĐ' },
    {
      date: '2026-06-06',
      before: [],
      after: ['07:00-09:30'],
      seconds: 9000,
      kind: 'special',
      name: null,
      citation: null,
    },
  ]);
  expect(years).toEqual([expect.objectContaining({ year: 2026, change: 'changed' })]);
  expect(years[0]!.secondsAfter - years[0]!.secondsBefore).toBe(9000 - 28_800);
});

it('lists only the exceptions of a year that was not published, and counts the whole year', () => {
  const next = withYear(2027, { date: '2027-01-01', kind: 'dayOff' });
  expect(calendarDifference(office, next)).toEqual({
    years: [{ year: 2027, change: 'added', secondsBefore: 0, secondsAfter: 260 * 28_800 }],
    dates: [{ date: '2027-01-01', before: null, after: [], seconds: 0, kind: 'dayOff', name: null, citation: null }],
  });
  const [removed] = calendarDifference(next, office).years;
  expect(removed).toMatchObject({ year: 2027, change: 'removed', secondsAfter: 0 });
});

it('says of every date of a weekday that its sessions are others', () => {
  const later = { ...office, weekly: { ...office.weekly, 5: ['07:00-11:30'] } };
  const { dates } = calendarDifference(office, later);
  expect(dates.length).toBeGreaterThan(140);
  expect(dates[0]).toMatchObject({ date: '2024-01-05', kind: 'weekly', seconds: -12_600 });
});

it('adds up: what the dates of a year win and lose is the difference of its working time', () => {
  fc.assert(
    fc.property(scenario, scenario, ({ data: before }, { data: after }) => {
      const { years, dates } = calendarDifference(before, after);
      for (const { year, change, secondsBefore, secondsAfter } of years) {
        if (change !== 'changed') continue;
        const own = dates.filter(({ date }) => date.startsWith(String(year)));
        expect(own.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(secondsAfter - secondsBefore);
      }
      const back = calendarDifference(after, before).dates;
      expect(back.map(({ date, seconds }) => [date, 0 - seconds])).toEqual(
        dates.map(({ date, seconds }) => [date, 0 + seconds]),
      );
    }),
    { numRuns: 60 },
  );
});
