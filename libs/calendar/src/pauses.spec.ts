import type { Limit } from '@motcua/contracts';
import { brief, deadline, type Pauses } from './deadline.fixture.js';

describe('a pause, working units', () => {
  it.each<[string, [number, Limit['unit']], string, Pauses, string]>([
    [
      'moves the due time by its working time',
      [3, 'workingDay'],
      '03-15 09:10',
      [['03-18 08:00', '03-18 10:00']],
      '2024-03-20 11:10:00',
    ],
    [
      'without working time changes nothing',
      [3, 'workingDay'],
      '03-15 09:10',
      [['03-16 08:00', '03-17 10:00']],
      '2024-03-20 09:10:00',
    ],
    [
      'before the start is cut off',
      [3, 'workingDay'],
      '03-15 18:00',
      [['03-14 08:00', '03-18 08:00']],
      '2024-03-21 08:00:00',
    ],
    [
      'at the due time does not count',
      [8, 'workingHour'],
      '03-15 07:00',
      [['03-15 17:00', '03-19 17:00']],
      '2024-03-15 17:00:00',
    ],
    [
      'that touches another is one with it',
      [8, 'workingHour'],
      '03-15 07:00',
      [
        ['03-15 17:00', '03-18 17:00'],
        ['03-15 16:00', '03-15 17:00'],
      ],
      '2024-03-19 08:00:00',
    ],
    [
      'that is empty joins nothing',
      [8, 'workingHour'],
      '03-15 07:00',
      [['03-15 16:00', '03-15 16:00']],
      '2024-03-15 17:00:00',
    ],
    [
      'with nothing remaining ends at the next session',
      [0, 'workingHour'],
      '03-15 18:00',
      [['03-18 06:00', '03-19 12:00']],
      '2024-03-18 07:00:00',
    ],
    [
      'moves an end of day to within a day',
      [0, 'workingDay'],
      '03-15 08:00',
      [['03-15 16:00', '03-18 09:00']],
      '2024-03-18 10:00:00',
    ],
  ])('%s', (_, limit, received, pauses, due) => {
    expect(brief(deadline(limit, received, { pauses }))).toBe(due);
  });

  it('asked the evening before an opening keeps nothing, and is due at the opening after the answer', () => {
    const answer = deadline([1, 'workingDay'], '03-14 18:00', { pauses: [['03-17 20:00', '03-18 12:00']] });
    expect(brief(answer)).toBe('2024-03-18 13:30:00');
  });

  it('that is open suspends, with the working seconds that remain', () => {
    const answer = deadline([8, 'workingHour'], '03-15 07:00', {
      pauses: [['03-15 10:00'], ['03-15 09:00', '03-15 10:00']],
      finished: '04-15 09:00',
    });
    expect(brief(answer)).toBe('2024-03-15 09:00:00 (21600)');
    expect(answer).toMatchObject({ outcome: { outcome: 'onTime', lateSeconds: 0 } });
  });

  it('that is open after the due time suspends nothing', () => {
    expect(brief(deadline([1, 'workingHour'], '03-15 07:00', { pauses: [['03-15 08:00']] }))).toBe(
      '2024-03-15 08:00:00',
    );
  });
});

describe('a pause, calendar days', () => {
  it.each<[string, string, Pauses, object, string]>([
    ['moves the instant counted to', '03-15 09:10', [['03-15 10:00', '03-16 10:00']], {}, '2024-03-19 09:10:00'],
    [
      'never leaves a dossier due before the session after the answer',
      '03-13 09:00',
      [['03-17 08:00', '03-19 18:00']],
      {},
      '2024-03-20 07:00:00',
    ],
    [
      'is due at the end of the day under endOfDay',
      '03-15 09:10',
      [['03-15 10:00', '03-16 10:00']],
      { counting: 'endOfDay' },
      '2024-03-19 17:00:00',
    ],
  ])('%s', (_, received, pauses, rule, due) => {
    expect(brief(deadline([3, 'calendarDay'], received, { pauses, rule }))).toBe(due);
  });

  it('that is open keeps all seconds that remain', () => {
    expect(brief(deadline([3, 'calendarDay'], '03-15 09:00', { pauses: [['03-16 09:00']] }))).toBe(
      '2024-03-16 09:00:00 (172800)',
    );
  });
});
