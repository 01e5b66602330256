import { draftContent, draftProblems, weeklyOf, type GivenDraft } from './given-draft.js';

const decision = { reason: 'Lịch nghỉ', citation: '99/QĐ-UBND', effect: 'recompute' as const };
const week = { 1: ['07:00-11:30'], 6: [] };
const amends = { creates: false, inherits: null };
const cited = { name: 'x', citation: '1/TB' };

const fields = (given: Partial<GivenDraft>, subject = amends) =>
  draftProblems({ ...decision, ...given }, subject, week).map(({ field }) => field);

describe('a draft of a year', () => {
  it('names every wrong row and field at once', () => {
    const exceptions = [
      { date: '2027-01-01', kind: 'dayOff', ...cited },
      { date: '2027-01-02', kind: 'dayOff', name: 'no ground' },
      { date: '2028-01-01', kind: 'dayOff', ...cited },
      { date: '2027-01-01', kind: 'dayOff', ...cited },
      { date: '2027-03-06', kind: 'makeUp', ...cited },
      { date: '2027-03-13', kind: 'makeUp', replaces: 8, ...cited },
      { date: '2027-03-20', kind: 'makeUp', replaces: 6, ...cited },
      { date: '2027-03-08', kind: 'special', ...cited },
      { date: '2027-03-09', kind: 'special', sessions: [], ...cited },
      { date: '2027-03-10', kind: 'special', sessions: ['11:30-07:00'], name: 'x' },
      { date: '2027-03-11', kind: 'special', sessions: ['07:00-09:00', '08:00-10:00'], ...cited },
      { date: '2027-03-12', kind: 'dayOff', replaces: 1, sessions: ['07:00-09:00'], ...cited },
    ] as const;
    expect(fields({ year: 2027, exceptions })).toEqual([
      'exceptions[1].citation',
      'exceptions[2].date',
      'exceptions[3].date',
      'exceptions[4].replaces',
      'exceptions[5].replaces',
      'exceptions[6].replaces',
      'exceptions[7].sessions',
      'exceptions[8].sessions',
      'exceptions[9].sessions',
      'exceptions[9].citation',
      'exceptions[10].sessions',
      'exceptions[11].replaces',
      'exceptions[11].sessions',
    ]);
  });

  it('may name a day off on which nobody works, and a date that is not confirmed yet', () => {
    const exceptions = [
      { date: '2027-01-02', kind: 'dayOff', ...cited },
      { date: '2027-02-05', kind: 'dayOff', name: 'x', mark: 'unconfirmed' },
    ] as const;
    expect(fields({ year: 2027, exceptions })).toEqual([]);
  });

  it('judges make-up days by the weekly sessions it brings along', () => {
    const exceptions = [{ date: '2027-03-20', kind: 'makeUp', replaces: 6, ...cited }] as const;
    expect(fields({ year: 2027, exceptions, weekly: [{ weekday: 6, sessions: ['07:00-11:30'] }] })).toEqual([]);
    expect(fields({ year: 2027, exceptions })).toEqual(['exceptions[0].replaces']);
  });

  it.each<[Partial<GivenDraft>, string]>([
    [{}, 'body'],
    [{ year: 2027 }, 'exceptions'],
    [{ exceptions: [], weekly: [{ weekday: 1, sessions: ['07:00-11:30'] }] }, 'year'],
  ])('is not %j alone', (given, field) => {
    expect(fields(given)).toEqual([field]);
  });
});

describe('a draft of the weekly sessions and the rule set', () => {
  it('names every wrong row', () => {
    const weekly = [
      { weekday: 1, sessions: ['07:00-11:30'] },
      { weekday: 2, sessions: ['7:00-11:30'] },
      { weekday: 1, sessions: [] },
    ];
    expect(fields({ weekly })).toEqual(['weekly[1].sessions', 'weekly[2].weekday']);
    expect(fields({ weekly: [{ weekday: 1, sessions: [] }] })).toEqual(['weekly']);
  });

  it('wants a cut-off that is a clock time, and a date that exists', () => {
    const rules = { id: 'r', counting: 'sameTime', hoursPerDay: 8, extensionLimit: 1, feePausesClock: false } as const;
    expect(fields({ ruleSet: { ...rules, validFrom: '2027-02-30', sameDayCutoff: '25:00' } })).toEqual([
      'ruleSet.sameDayCutoff',
      'ruleSet.validFrom',
    ]);
    expect(fields({ ruleSet: { ...rules, validFrom: '2027-01-01', sameDayCutoff: '15:00' } })).toEqual([]);
  });

  it('is kept as seven weekdays', () => {
    const weekly = [{ weekday: 3, sessions: ['07:00-11:30'] }];
    const written = { 1: [], 2: [], 3: ['07:00-11:30'], 4: [], 5: [], 6: [], 7: [] };
    expect(weeklyOf(weekly)).toEqual(written);
    expect(draftContent({ ...decision, weekly })).toMatchObject({ weekly: written, year: null, ruleSet: null });
  });
});

describe('a new calendar', () => {
  it('states its week and its rules, unless it inherits them', () => {
    expect(fields({}, { creates: true, inherits: null })).toEqual(['weekly', 'ruleSet']);
    expect(draftProblems(decision, { creates: true, inherits: 'office' })).toEqual([]);
  });
});
