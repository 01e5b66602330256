import { compileCalendar } from './calendar.js';
import { BadCalendarError, CalendarNotPublishedError } from './calendar-errors.js';
import { dayOf, midnight } from './civil-date.js';
import { local, office, published, saturday, seconds } from './sonla.fixture.js';

const at = seconds;

describe('next', () => {
  it.each([
    ['inside a session: itself', '2024-03-15 09:10:07', '2024-03-15 09:10:07'],
    ['at a start: itself', '2024-03-15 07:00', '2024-03-15 07:00:00'],
    ['at an end: the next start', '2024-03-15 11:30', '2024-03-15 13:30:00'],
    ['before the first session', '2024-03-15 00:00', '2024-03-15 07:00:00'],
    ['Friday after work: Monday', '2024-03-15 17:00', '2024-03-18 07:00:00'],
    ['Tết: the first working day after it', '2024-02-07 17:00', '2024-02-15 07:00:00'],
    ['a make-up Saturday is worked', '2024-05-03 17:00', '2024-05-04 07:00:00'],
    ['over the turn of the year', '2024-12-31 17:00', '2025-01-02 07:00:00'],
  ])('%s', (_, t, answer) => {
    expect(local(office.next(at(t)))).toBe(answer);
  });
});

describe('work', () => {
  it.each([
    ['nothing when b ≤ a', '2024-03-15 10:00', '2024-03-15 09:00', 0],
    ['within a session', '2024-03-15 09:00', '2024-03-15 10:00:01', 3601],
    ['over the noon gap', '2024-03-15 11:00', '2024-03-15 14:00', 3600],
    ['over a weekend', '2024-03-15 16:00', '2024-03-18 08:00', 7200],
    ['a whole day', '2024-03-15 00:00', '2024-03-16 00:00', 28_800],
    ['a whole year of 251 working days', '2024-01-01 00:00', '2025-01-01 00:00', 251 * 28_800],
    ['over the turn of the year', '2024-12-31 16:00', '2025-01-02 08:00', 7200],
  ])('%s', (_, a, b, answer) => {
    expect(office.work(at(a), at(b))).toBe(answer);
  });
});

describe('advance', () => {
  it.each([
    ['nothing: next', '2024-03-15 11:30', 0, '2024-03-15 13:30:00'],
    ['to a session end: that end, not the next start', '2024-03-15 09:30', 7200, '2024-03-15 11:30:00'],
    ['one second further', '2024-03-15 09:30', 7201, '2024-03-15 13:30:01'],
    ['from outside a session', '2024-03-16 12:00', 60, '2024-03-18 07:01:00'],
    ['two days', '2024-03-15 09:30', 57_600, '2024-03-19 09:30:00'],
    ['to the last second of a year', '2024-12-31 07:00', 28_800, '2024-12-31 17:00:00'],
    ['over the turn of the year', '2024-12-31 16:00', 3601, '2025-01-02 07:00:01'],
    ['over a whole year', '2024-12-31 16:00', 3600 + 250 * 28_800 + 1, '2026-01-05 07:00:01'],
  ])('%s', (_, t, w, answer) => {
    expect(local(office.advance(at(t), w))).toBe(answer);
  });
});

describe('fit', () => {
  it.each([
    ['inside a session', '09:10', '09:10:00'],
    ['at a session end', '11:30', '11:30:00'],
    ['before the first session', '05:00', '07:00:00'],
    ['in a gap: the end before it', '12:00', '11:30:00'],
    ['at the start after a gap', '13:30', '13:30:00'],
    ['after the last session', '20:00', '17:00:00'],
  ])('%s', (_, clockTime, answer) => {
    const day = dayOf(at('2024-03-15 00:00'));
    expect(local(office.fit(day, at(`2024-03-15 ${clockTime}`) - midnight(day)))).toBe(`2024-03-15 ${answer}`);
  });

  it('takes the sessions the date really has: a Saturday morning ends at 11:30', () => {
    expect(local(saturday.fitCalendar(at('2024-03-16 15:00')))).toBe('2024-03-16 11:30:00');
  });

  it('goes to the first start of the next working day when the date is none', () => {
    expect(local(office.fitCalendar(at('2024-03-16 15:00')))).toBe('2024-03-18 07:00:00');
  });
});

describe('an exception', () => {
  it('replaces the weekly sessions also where the weekday has some', () => {
    expect(local(saturday.next(at('2024-05-04 13:00')))).toBe('2024-05-04 13:30:00');
    expect(local(saturday.endOf(dayOf(at('2024-05-04 08:00'))))).toBe('2024-05-04 17:30:00');
  });

  it('of kind special has its own sessions', () => {
    const halfDay = compileCalendar({
      ...published('sonla-office'),
      years: { 2024: { exceptions: [{ date: '2024-03-15', kind: 'special', sessions: ['08:00-10:00'] }] } },
    });
    expect(halfDay.work(at('2024-03-15 00:00'), at('2024-03-16 00:00'))).toBe(7200);
    expect(local(halfDay.endOf(dayOf(at('2024-03-15 00:00'))))).toBe('2024-03-15 10:00:00');
  });
});

describe('a year that is not published', () => {
  const gap = compileCalendar({
    unitCode: 'H52.9',
    weekly: { 1: ['08:00-12:00'] },
    years: { 2024: { exceptions: [] }, 2026: { exceptions: [] } },
  });

  it.each([
    ['the date given', () => gap.next(at('2023-12-31 23:59')), 2023],
    ['the date given, though the answer lies in a published year', () => gap.fitCalendar(at('2025-12-31 12:00')), 2025],
    ['a year that is walked over', () => gap.advance(at('2024-12-30 11:00'), 3601), 2025],
    ['the earliest of several', () => gap.work(at('2022-01-01 00:00'), at('2026-02-01 00:00')), 2022],
    ['the last second of an interval', () => gap.work(at('2024-12-31 00:00'), at('2025-01-01 00:00:01')), 2025],
    ['a working day far away', () => gap.workingDayAfter(dayOf(at('2024-12-02 08:00')), 5), 2025],
    ['a number of days nothing can hold', () => gap.workingDayAfter(dayOf(at('2026-01-02 08:00')), 1e15), 2027],
  ])('is an error that names it: %s', (_, ask, year) => {
    expect(ask).toThrow(new CalendarNotPublishedError('H52.9', year));
  });

  it.each([
    ['an empty interval', () => gap.work(at('2025-06-01 00:00'), at('2025-06-01 00:00')), 0],
    ['an interval that ends with the year', () => gap.work(at('2024-12-30 00:00'), at('2025-01-01 00:00')), 14_400],
    ['an answer at the last session end', () => gap.advance(at('2024-12-30 11:00'), 3600), at('2024-12-30 12:00')],
  ])('is not needed by %s', (_, ask, answer) => {
    expect(ask()).toBe(answer);
  });
});

describe('contradictory data', () => {
  const week = { 1: ['07:00-11:30'] };
  const year = (exception: object) => ({ 2024: { exceptions: [exception] } }) as never;
  it.each([
    ['an unknown weekday', { weekly: { 8: [] }, years: {} }],
    ['a session backwards', { weekly: { 1: ['11:00-10:00'] }, years: {} }],
    ['a session of no clock time', { weekly: { 1: ['7:00-11:30'] }, years: {} }],
    ['overlapping sessions', { weekly: { 1: ['07:00-11:30', '11:00-12:00'] }, years: {} }],
    ['a year of no number', { weekly: week, years: { next: { exceptions: [] } } }],
    ['a date of another year', { weekly: week, years: year({ date: '2025-01-01', kind: 'dayOff' }) }],
    ['a date that does not exist', { weekly: week, years: year({ date: '2024-02-30', kind: 'dayOff' }) }],
    ['a make-up day for nothing', { weekly: week, years: year({ date: '2024-02-03', kind: 'makeUp' }) }],
    ['a make-up day for weekday 8', { weekly: week, years: year({ date: '2024-02-03', kind: 'makeUp', replaces: 8 }) }],
    ['a special day without sessions', { weekly: week, years: year({ date: '2024-02-03', kind: 'special' }) }],
    ['an unknown kind', { weekly: week, years: year({ date: '2024-02-03', kind: 'holiday' }) }],
  ])('is refused when compiled: %s', (_, data) => {
    expect(() => compileCalendar({ unitCode: 'H52', ...data })).toThrow(BadCalendarError);
  });

  it('is a date stated twice', () => {
    const twice = { date: '2024-01-01', kind: 'dayOff' } as const;
    const data = { unitCode: 'H52', weekly: week, years: { 2024: { exceptions: [twice, twice] } } };
    expect(() => compileCalendar(data)).toThrow(BadCalendarError);
  });
});
