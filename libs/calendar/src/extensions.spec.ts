import { brief, deadline, type Extensions, type Pauses } from './deadline.fixture.js';
import { local } from './sonla.fixture.js';

describe('an extension', () => {
  const pauses: Pauses = [['03-18 08:00', '03-18 10:00']];
  const overlong: Extensions = [['03-18 08:00', '04-01 12:00']];
  it.each<[string, Pauses, Extensions, object, string]>([
    ['is fitted into working time', [], [['03-18 08:00', '04-01 12:00']], {}, '2024-04-01 11:30:00'],
    ['beyond the number allowed', [], [...overlong, ['03-19 08:00', '04-02 12:00']], {}, 'EXTENSION_LIMIT'],
    ['is counted before anything else is checked', pauses, overlong, { extensionLimit: 0 }, 'EXTENSION_LIMIT'],
    ['at the beginning of a pause', pauses, overlong, {}, 'EXTENSION_WHILE_SUSPENDED'],
    ['at the end of a pause is allowed', pauses, [['03-18 10:00', '04-01 09:00']], {}, '2024-04-01 09:00:00'],
    ['during an open pause', [['03-18 08:00']], [['05-18 08:00', '06-03 08:00']], {}, 'EXTENSION_WHILE_SUSPENDED'],
    ['at the due time', [], [['03-20 09:10', '04-01 09:00']], {}, 'EXTENSION_TOO_LATE'],
    [
      'during a pause that came too late',
      [['03-20 09:10', '03-29 09:00']],
      [['03-21 09:10', '04-01 09:00']],
      {},
      'EXTENSION_TOO_LATE',
    ],
    ['to the due time in force', [], [['03-18 08:00', '03-20 09:10']], {}, 'EXTENSION_NOT_LATER'],
    ['is moved by a later pause', [['03-19 08:00', '03-19 09:00']], overlong, {}, '2024-04-01 14:30:00'],
    ['into a year without calendar', [], [['03-18 08:00', '2027-04-01 09:00']], {}, 'CALENDAR_NOT_PUBLISHED'],
    ['too late into a year without calendar', [], [['03-20 09:10', '2027-04-01 09:00']], {}, 'EXTENSION_TOO_LATE'],
    [
      'in the order given at the same instant',
      [],
      [
        ['03-18 08:00', '04-02 09:00'],
        ['03-18 08:00', '04-01 09:00'],
      ],
      { extensionLimit: 2 },
      'EXTENSION_NOT_LATER',
    ],
    [
      'in order of time, however they are given',
      [],
      [
        ['03-19 08:00', '04-02 09:00'],
        ['03-18 08:00', '04-01 09:00'],
      ],
      { extensionLimit: 2 },
      '2024-04-02 09:00:00',
    ],
  ])('%s', (_, waiting, extensions, rule, due) => {
    expect(brief(deadline([3, 'workingDay'], '03-15 09:10', { pauses: waiting, extensions, rule }))).toBe(due);
  });

  it('replaces the instant counted to of calendar days, endOfDay too', () => {
    const events = { extensions: [['03-15 10:00', '03-30 10:00']] as Extensions };
    expect(brief(deadline([3, 'calendarDay'], '03-15 09:10', events))).toBe('2024-04-01 07:00:00');
    expect(brief(deadline([3, 'calendarDay'], '03-15 09:10', { ...events, rule: { counting: 'endOfDay' } }))).toBe(
      '2024-04-01 17:00:00',
    );
  });

  it('and a pause keep every former due time', () => {
    const answer = deadline([3, 'workingDay'], '03-15 09:10', {
      pauses: [['03-18 09:00', '03-18 10:00'], ['03-25 08:00']],
      extensions: [['03-18 08:00', '04-01 09:00']],
    });
    expect('former' in answer && answer.former.map(local)).toEqual([
      '2024-03-20 09:10:00',
      '2024-04-01 09:00:00',
      '2024-04-01 10:00:00',
    ]);
  });
});
