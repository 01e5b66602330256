import { BadCalendarError } from './calendar-errors.js';
import { publishedCalendars, type CalendarEntry } from './calendars-file.js';
import { calendarsFile, published } from './sonla.fixture.js';

const weekly = { 1: ['07:00-11:00'] };
const years = { 2024: { published: true, exceptions: [] }, 2025: { published: false, exceptions: [] } };

function resolve(...calendars: Omit<CalendarEntry, 'unit'>[]) {
  return publishedCalendars({ ...calendarsFile, calendars: calendars.map((entry) => ({ unit: 'H52', ...entry })) });
}

it('writes out the inherited years; weekly sessions and unit are the calendar’s own', () => {
  const saturday = published('sonla-commune-saturday');
  expect(saturday.unitCode).toBe('H52.commune-with-saturday-morning');
  expect(saturday.weekly[6]).toEqual(['07:30-11:30']);
  expect(saturday.years).toEqual(published('sonla-office').years);
});

it('inherits through several calendars', () => {
  const [grandchild] = resolve(
    { id: 'c', inherits: 'b' },
    { id: 'b', inherits: 'a', weekly },
    { id: 'a', years, weekly: {} },
  );
  expect(grandchild).toEqual({ id: 'c', unitCode: 'H52', weekly, years: { 2024: { exceptions: [] } } });
});

it('keeps the years it states beside those it inherits', () => {
  const own = { 2024: { published: true, exceptions: [{ date: '2024-06-01', kind: 'dayOff' as const }] } };
  const parentYears = { ...years, 2026: { published: true, exceptions: [] } };
  const [child] = resolve({ id: 'b', inherits: 'a', years: own }, { id: 'a', weekly, years: parentYears });
  expect(child!.years).toEqual({ 2024: { exceptions: own[2024].exceptions }, 2026: { exceptions: [] } });
});

it('leaves out years that are not published', () => {
  expect(Object.keys(resolve({ id: 'a', weekly, years })[0]!.years)).toEqual(['2024']);
});

it.each<[string, Omit<CalendarEntry, 'unit'>[]]>([
  ['inherits from a calendar that is not there', [{ id: 'a', inherits: 'b', weekly, years }]],
  [
    'inherits from itself',
    [
      { id: 'a', inherits: 'b', weekly },
      { id: 'b', inherits: 'a' },
    ],
  ],
  ['has no years', [{ id: 'a', weekly }]],
])('refuses a calendar that %s', (_, calendars) => {
  expect(() => resolve(...calendars)).toThrow(BadCalendarError);
});
