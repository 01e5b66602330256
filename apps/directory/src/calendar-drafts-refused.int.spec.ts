import { approved, draft, drafter, newYear, OFFICE } from './calendar-drafts.fixture.js';
import { accepted, approver, drafted, refused } from './calendar-drafts.fixture.js';
import { DirectoryFixture } from './directory.fixture.js';

let directory: DirectoryFixture;
beforeAll(async () => {
  directory = await DirectoryFixture.start();
  await directory.seed();
});
afterAll(() => directory.stop());

const rules = { id: 'r', validFrom: '2027-01-01', counting: 'sameTime', hoursPerDay: 8, sameDayCutoff: '15:00' };
const ruleSet = { ...rules, extensionLimit: 1, feePausesClock: false };
const { citation: _, ...uncited } = newYear;
const withException = (exception: object) => ({ year: 2027, exceptions: [newYear, { ...newYear, ...exception }] });

describe('a draft is refused, with the field named,', () => {
  it.each<[string, object, string[]]>([
    ['for a date of another year', withException({ date: '2026-01-01' }), ['exceptions[1].date']],
    ['for a date that does not exist', withException({ date: '2027-02-30' }), ['exceptions[1].date']],
    ['for a date twice', withException({}), ['exceptions[1].date']],
    ['for an unknown kind', withException({ date: '2027-01-02', kind: 'holiday' }), ['exceptions[1].kind']],
    ['for a make-up day of nothing', withException({ date: '2027-01-02', kind: 'makeUp' }), ['exceptions[1].replaces']],
    [
      'for a make-up day of a Sunday',
      withException({ date: '2027-01-02', kind: 'makeUp', replaces: 7 }),
      ['exceptions[1].replaces'],
    ],
    [
      'for a special day without sessions',
      withException({ date: '2027-01-04', kind: 'special' }),
      ['exceptions[1].sessions'],
    ],
    [
      'for sessions backwards',
      withException({ date: '2027-01-04', kind: 'special', sessions: ['11:00-07:00'] }),
      ['exceptions[1].sessions'],
    ],
    ['without ground', { year: 2027, exceptions: [uncited] }, ['exceptions[0].citation']],
    ['for a mark nobody knows', { year: 2027, exceptions: [{ ...uncited, mark: 'maybe' }] }, ['exceptions[0].mark']],
    ['for an unknown field', withException({ date: '2027-01-02', holiday: true }), ['exceptions[1].holiday']],
    ['for an exception that is none', { year: 2027, exceptions: ['2027-01-01'] }, ['exceptions', 'exceptions[0]']],
    ['for a year out of reach', { year: 1999, exceptions: [] }, ['year']],
    ['for weekday 8', { weekly: [{ weekday: 8, sessions: [] }] }, ['weekly[0].weekday']],
    ['for a week in words', { weekly: 'Monday' }, ['weekly']],
    ['for a week without work', { weekly: [{ weekday: 1, sessions: [] }] }, ['weekly']],
    ['for half a rule set', { ruleSet: rules }, ['ruleSet.extensionLimit', 'ruleSet.feePausesClock']],
    ['for a cut-off that is no time', { ruleSet: { ...ruleSet, sameDayCutoff: 'noon' } }, ['ruleSet.sameDayCutoff']],
    ['for an unknown effect', { year: 2027, exceptions: [], effect: 'ignore' }, ['effect']],
    ['without a reason', { year: 2027, exceptions: [], reason: ' ' }, ['reason']],
    ['without a decision', { year: 2027, exceptions: [], citation: undefined }, ['citation']],
    ['that says nothing', {}, ['body']],
  ])('%s', async (_name, change, fields) => {
    const { status, body } = await directory.post(`${OFFICE}/drafts`, drafter, draft(change));
    expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'VALIDATION_FAILED' });
    expect((body['errors'] as { field: string }[]).map(({ field }) => field).sort()).toEqual(fields);
  });

  it('in Vietnamese, every problem at once', async () => {
    const exceptions = [
      uncited,
      { ...newYear, date: '2026-05-01' },
      { ...newYear, date: '2027-01-02', kind: 'makeUp' },
    ];
    const { body } = await directory.post(`${OFFICE}/drafts`, drafter, draft({ year: 2027, exceptions }));
    expect(body['errors']).toEqual([
      { field: 'exceptions[0].citation', code: 'BAD_VALUE', message: expect.stringMatching(/văn bản/) as string },
      { field: 'exceptions[1].date', code: 'BAD_VALUE', message: expect.stringMatching(/năm dự thảo/) as string },
      { field: 'exceptions[2].replaces', code: 'BAD_VALUE', message: expect.stringMatching(/thứ nào/) as string },
    ]);
  });

  it('when it is changed into something wrong; it stays as it was', async () => {
    const at = await drafted(directory, OFFICE, draft({ year: 2040, exceptions: [] }));
    const { body } = await directory.put(at, drafter, draft({ year: 2040, exceptions: [newYear] }), 1);
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ field: 'exceptions[0].date' }] });
    expect((await directory.get(at)).body).toMatchObject({ version: 1, exceptions: [] });
  });
});

describe('a draft', () => {
  it('that says what holds already is not published', async () => {
    const { weekly } = (await directory.get(OFFICE)).body as { weekly: Record<string, string[]> };
    const days = Object.entries(weekly).map(([weekday, sessions]) => ({ weekday: Number(weekday), sessions }));
    const at = await approved(directory, OFFICE, draft({ weekly: days }));
    expect(await refused(directory.post(`${at}/publish`, approver))).toEqual({
      status: 409,
      code: 'CALENDAR_DRAFT_CHANGES_NOTHING',
    });
    await accepted(directory.delete(at, drafter));
  });

  it('is not found under another calendar, or under no calendar at all', async () => {
    const id = (await drafted(directory, OFFICE, draft({ year: 2041, exceptions: [] }))).split('/').at(-1);
    for (const calendar of ['sonla-commune-saturday', 'H52', '%00']) {
      const address = `/v1/calendars/${calendar}/drafts/${id}`;
      expect(await refused(directory.get(address))).toEqual({ status: 404, code: 'CALENDAR_DRAFT_NOT_FOUND' });
    }
    expect(await refused(directory.get('/v1/calendars/H52/drafts'))).toEqual({
      status: 404,
      code: 'CALENDAR_NOT_FOUND',
    });
  });
});
