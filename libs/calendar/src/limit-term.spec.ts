import type { Limit } from '@motcua/contracts';
import type { Calendar } from './calendar.js';
import { dueAt } from './deadline.js';
import { calendarsFile, date, local, office, saturday } from './sonla.fixture.js';

type Row = [name: string, amount: number, received: string, due: string];

function itIsDue(
  calendar: Calendar,
  unit: Limit['unit'],
  rows: Row[],
  rule: Partial<typeof calendarsFile.ruleSet> = {},
): void {
  it.each(rows)('%s (%d, %s)', (_, amount, received, due) => {
    const answer = dueAt(calendar, { ...calendarsFile.ruleSet, ...rule }, { amount, unit }, date(received));
    expect(answer && local(answer)).toBe(due);
  });
}

describe('working hours', () => {
  const rows: Row[] = [
    ['count session time', 4, '2024-03-15 09:10', '2024-03-15 15:10:00'],
    ['begin with the next session', 4, '2024-03-15 18:00', '2024-03-18 11:00:00'],
    ['none: the next session', 0, '2024-03-15 18:00', '2024-03-18 07:00:00'],
    ['half an hour', 0.5, '2024-03-15 11:15:30', '2024-03-15 13:45:30'],
  ];
  itIsDue(office, 'workingHour', rows);
  describe('under endOfDay stay the same', () => itIsDue(office, 'workingHour', rows, { counting: 'endOfDay' }));
});

describe('working days, sameTime', () => {
  itIsDue(office, 'workingDay', [
    ['the same clock time', 3, '2024-03-15 09:10', '2024-03-20 09:10:00'],
    ['outside working time counts from the next session', 3, '2024-03-15 17:00', '2024-03-21 07:00:00'],
    ['a fraction is added after the whole days', 1.5, '2024-03-15 15:00', '2024-03-19 09:00:00'],
    ['a fraction alone is added to the start', 0.5, '2024-03-15 15:00', '2024-03-18 09:00:00'],
    ['over the swapped days of April 2024', 2, '2024-04-26 16:00', '2024-05-03 16:00:00'],
    ['a make-up day counts', 3, '2024-04-26 16:00', '2024-05-04 16:00:00'],
  ]);
  describe('on a Saturday morning', () =>
    itIsDue(saturday, 'workingDay', [
      ['an afternoon is cut to its end', 1, '2024-03-15 15:00', '2024-03-16 11:30:00'],
    ]));
  describe('with hoursPerDay 7.5', () =>
    itIsDue(office, 'workingDay', [['a half is 3 h 45 min', 0.5, '2024-03-15 07:00', '2024-03-15 10:45:00']], {
      hoursPerDay: 7.5,
    }));
});

describe('working days, endOfDay', () => {
  itIsDue(
    office,
    'workingDay',
    [
      ['the end of the k-th day', 3, '2024-03-15 09:10', '2024-03-20 17:00:00'],
      ['a fraction is a whole day', 0.5, '2024-03-15 09:10', '2024-03-18 17:00:00'],
    ],
    { counting: 'endOfDay' },
  );
  describe('on a Saturday morning', () =>
    itIsDue(saturday, 'workingDay', [['11:30', 1, '2024-03-15 09:00', '2024-03-16 11:30:00']], {
      counting: 'endOfDay',
    }));
  describe('on a make-up Saturday', () =>
    itIsDue(saturday, 'workingDay', [['the end of the Monday', 1, '2024-05-03 09:00', '2024-05-04 17:30:00']], {
      counting: 'endOfDay',
    }));
});

describe('within the day', () => {
  const rows: Row[] = [
    ['before the cut-off: the same day', 0, '2024-03-15 14:59:59', '2024-03-15 17:00:00'],
    ['at the cut-off: the next working day', 0, '2024-03-15 15:00', '2024-03-18 17:00:00'],
    ['in the evening: the next working day is the first', 0, '2024-03-15 19:00', '2024-03-18 17:00:00'],
  ];
  itIsDue(office, 'workingDay', rows);
  describe('under endOfDay stays the same', () => itIsDue(office, 'workingDay', rows, { counting: 'endOfDay' }));
  describe('with another cut-off', () =>
    itIsDue(office, 'workingDay', [['at 10:00', 0, '2024-03-15 10:00', '2024-03-18 17:00:00']], {
      sameDayCutoff: '10:00',
    }));
});

describe('calendar days', () => {
  itIsDue(office, 'calendarDay', [
    ['24 hours each', 3, '2024-03-15 09:10', '2024-03-18 09:10:00'],
    ['on a day off: the next start', 1, '2024-03-15 09:10', '2024-03-18 07:00:00'],
    ['a half is 12 hours', 0.5, '2024-03-14 09:10', '2024-03-14 17:00:00'],
    ['none is no special case', 0, '2024-03-15 16:00', '2024-03-15 16:00:00'],
  ]);
  describe('endOfDay', () =>
    itIsDue(office, 'calendarDay', [['the end of that day', 1, '2024-03-15 09:10', '2024-03-18 17:00:00']], {
      counting: 'endOfDay',
    }));
});

it('a limit "none" has no due time, and needs no calendar', () => {
  expect(dueAt(office, calendarsFile.ruleSet, null, date('1999-01-01 00:00'))).toBeNull();
});

it('parts of a second are cut off', () => {
  const due = dueAt(
    office,
    calendarsFile.ruleSet,
    { amount: 1, unit: 'workingHour' },
    new Date('2024-03-15T09:10:00.999+07:00'),
  );
  expect(due?.toISOString()).toBe('2024-03-15T03:10:00.000Z');
});
