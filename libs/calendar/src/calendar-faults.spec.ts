import { exceptionFaults, ruleSetFault, weekFaults } from './calendar-faults.js';
import { calendarsFile } from './sonla.fixture.js';

it('names every wrong exception of a year by its place', () => {
  const exceptions = [
    { date: '2027-01-01', kind: 'dayOff' },
    { date: '2028-01-01', kind: 'dayOff' },
    { date: '2027-01-01', kind: 'dayOff' },
    { date: '2027-02-30', kind: 'dayOff' },
    { date: '2027-03-06', kind: 'makeUp' },
    { date: '2027-03-08', kind: 'special' },
    { date: '2027-03-09', kind: 'special', sessions: ['11:00-07:00'] },
    { date: '2027-03-10', kind: 'special', sessions: ['07:00-11:00', '10:00-12:00'] },
    { date: '2027-03-13', kind: 'makeUp', replaces: 1 },
  ] as const;
  expect([...exceptionFaults(2027, exceptions, { 1: ['07:00-11:30'] })]).toEqual([
    [1, 'date'],
    [2, 'twice'],
    [3, 'date'],
    [4, 'replaces'],
    [5, 'sessions'],
    [6, 'session'],
    [7, 'overlap'],
  ]);
});

it('names every wrong weekday by its place, and looks at the exceptions all the same', () => {
  const days = [
    { weekday: 1, sessions: ['07:00-11:30'] },
    { weekday: 2, sessions: ['11:30-07:00'] },
    { weekday: 1, sessions: [] },
  ];
  expect([...weekFaults(days)]).toEqual([
    [1, 'session'],
    [2, 'twice'],
  ]);
  const exception = { date: '2027-01-02', kind: 'makeUp', replaces: 2 } as const;
  expect([...exceptionFaults(2027, [exception], { 2: ['11:30-07:00'] })]).toEqual([]);
});

it.each([
  ['15:00', undefined],
  ['25:00', 'cutoff'],
])('judges the cut-off %s', (sameDayCutoff, fault) => {
  expect(ruleSetFault({ ...calendarsFile.ruleSet, sameDayCutoff })).toBe(fault);
});
