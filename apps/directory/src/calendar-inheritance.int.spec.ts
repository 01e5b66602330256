import { accepted, approved, approver, draft, drafted, drafter, newYear } from './calendar-drafts.fixture.js';
import { OFFICE, published, refused, SATURDAY } from './calendar-drafts.fixture.js';
import { DirectoryFixture } from './directory.fixture.js';
import { readSeed } from './seed/seed-files.js';

let directory: DirectoryFixture;
beforeEach(async () => {
  directory = await DirectoryFixture.start();
  await directory.seed();
});
afterEach(() => directory.stop());

const creation = {
  id: 'moc-chau',
  unitCode: 'H52.39',
  inherits: 'sonla-commune-saturday',
  reason: 'Làm việc sáng thứ Bảy',
  citation: '7/QĐ-UBND',
};
const weekly = [{ weekday: 1, sessions: ['08:00-12:00'] }];

/** Creates a calendar and publishes it. */
async function created(change: object = {}): Promise<string> {
  const { body, headers } = await accepted(directory.post('/v1/calendars', drafter, { ...creation, ...change }), 201);
  const at = headers['location'] as string;
  await accepted(directory.post(`${at}/approve`, approver));
  await accepted(directory.post(`${at}/publish`, approver));
  return `/v1/calendars/${String(body['calendarId'])}`;
}
const versionOf = async (calendar: string) => (await directory.get(calendar)).body['version'];
const yearsOf = async (calendar: string) => Object.keys((await directory.get(calendar)).body['years'] as object);

describe('an amended parent', () => {
  it('publishes every calendar that inherits the change, over others too, by the same decision', async () => {
    const child = await created();
    await published(directory);
    expect([await versionOf(OFFICE), await versionOf(SATURDAY), await versionOf(child)]).toEqual([2, 2, 2]);
    for (const id of ['sonla-office', 'sonla-commune-saturday', 'moc-chau']) {
      expect((await directory.events(id)).at(-1)!.data).toMatchObject({
        version: 2,
        years: { 2027: { exceptions: [newYear] } },
        amendment: { effect: 'recompute', citation: '99/QĐ-UBND', approvedBy: 'cb-0001', from: 1 },
      });
    }
    expect((await directory.get(`${child}/versions/2`)).body).toMatchObject({
      inherits: 'sonla-commune-saturday',
      states: [],
    });
    expect((await directory.get(`${SATURDAY}/versions/2`)).body).toMatchObject({ states: ['weekly'] });
    expect((await directory.get(`${OFFICE}/versions/2`)).body['states']).toEqual([
      '2024',
      '2025',
      '2026',
      '2027',
      'ruleSet',
      'weekly',
    ]);
  });

  it('leaves alone who does not inherit what changed', async () => {
    await published(directory, OFFICE, draft({ weekly }));
    expect([await versionOf(OFFICE), await versionOf(SATURDAY)]).toEqual([2, 1]);
  });

  it('keeps what a child states itself: its own year stands in place of the parent’s', async () => {
    await published(directory, SATURDAY, draft({ year: 2027, exceptions: [] }));
    expect([await versionOf(OFFICE), await versionOf(SATURDAY)]).toEqual([1, 2]);
    await published(directory, OFFICE, draft({ year: 2028, exceptions: [] }));
    await published(directory);
    expect([await versionOf(OFFICE), await versionOf(SATURDAY)]).toEqual([3, 3]);
    expect(await yearsOf(SATURDAY)).toEqual(['2024', '2025', '2026', '2027', '2028']);
    expect((await directory.get(SATURDAY)).body).toMatchObject({ years: { 2027: { exceptions: [] } } });
  });

  it('publishes all of them or none', async () => {
    const at = await approved(directory);
    await directory.dataSource.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
       create trigger fails before insert on calendar_version for each row when (new.id = 'sonla-commune-saturday')
         execute function fail()`,
    );
    expect(await refused(directory.post(`${at}/publish`, approver))).toEqual({ status: 500, code: 'INTERNAL' });
    expect([await versionOf(OFFICE), await versionOf(SATURDAY)]).toEqual([1, 1]);
    expect(await directory.events('sonla-office')).toHaveLength(1);
    expect((await directory.get(at)).body).toMatchObject({ state: 'approved' });
  });

  it('makes a draft of its child be approved again', async () => {
    const child = await approved(directory, SATURDAY, draft({ weekly }));
    await published(directory);
    const stale = { status: 409, code: 'CALENDAR_CHANGED_SINCE_APPROVAL' };
    expect(await refused(directory.post(`${child}/publish`, approver))).toEqual(stale);
  });
});

describe('a new calendar', () => {
  it('comes into being when it is published, for a unit that had none', async () => {
    expect((await directory.get('/v1/units/H52.39/calendar')).body).toMatchObject({
      id: 'sonla-office',
      inherited: true,
    });
    const calendar = await created();
    expect((await directory.get('/v1/units/H52.39/calendar')).body).toMatchObject({ id: 'moc-chau', inherited: false });
    expect(await yearsOf(calendar)).toEqual(['2024', '2025', '2026']);
    expect((await directory.events('moc-chau'))[0]!.data).not.toHaveProperty('amendment');
    const { items } = (await directory.get('/v1/calendars')).body as { items: object[] };
    expect(items).toMatchObject([
      { id: 'moc-chau', version: 1, inherits: 'sonla-commune-saturday', citation: '7/QĐ-UBND' },
      { id: 'sonla-commune-saturday', inherits: 'sonla-office', publishedBy: 'seed' },
      { id: 'sonla-office', inherits: null, draftId: null, years: ['2024', '2025', '2026'] },
    ]);
  });

  it('may inherit nothing; then no year is open until it is published', async () => {
    const { ruleSet } = (await directory.get(OFFICE)).body;
    const { inherits: _, ...alone } = creation;
    const missing = await directory.post('/v1/calendars', drafter, alone);
    expect(missing.body).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ field: 'weekly' }, { field: 'ruleSet' }],
    });
    const calendar = await created({ inherits: undefined, weekly, ruleSet });
    expect(await yearsOf(calendar)).toEqual([]);
    await published(directory, calendar);
    expect(await yearsOf(calendar)).toEqual(['2027']);
  });

  it.each([
    [{ id: 'sonla-office' }, 409, 'CALENDAR_EXISTS'],
    [{ unitCode: 'H52' }, 409, 'UNIT_HAS_CALENDAR'],
    [{ inherits: 'moc-chau' }, 422, 'CALENDAR_INHERITS_ITSELF'],
    [{ inherits: 'none' }, 422, 'INHERITED_CALENDAR_NOT_FOUND'],
    [{ id: 'H52' }, 400, 'VALIDATION_FAILED'],
    [{ unitCode: 'h 52' }, 400, 'VALIDATION_FAILED'],
    [{ year: 2027 }, 400, 'VALIDATION_FAILED'],
  ])('is refused with %j', async (change, status, code) => {
    expect(await refused(directory.post('/v1/calendars', drafter, { ...creation, ...change }))).toEqual({
      status,
      code,
    });
  });

  it('is drafted once for a unit, and once under an id', async () => {
    await accepted(directory.post('/v1/calendars', drafter, creation), 201);
    const open = { status: 409, code: 'CALENDAR_DRAFT_ALREADY_OPEN' };
    expect(await refused(directory.post('/v1/calendars', drafter, { ...creation, id: 'other' }))).toEqual(open);
    expect(await refused(directory.post('/v1/calendars', drafter, { ...creation, unitCode: 'H52.32' }))).toEqual(open);
  });

  it('has no drafts of years before it is published', async () => {
    const { headers } = await accepted(directory.post('/v1/calendars', drafter, creation), 201);
    const year = await directory.put(headers['location'] as string, drafter, draft());
    expect(year.body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ field: 'year' }] });
    expect(await refused(directory.post('/v1/calendars/moc-chau/drafts', drafter, draft()))).toEqual({
      status: 404,
      code: 'CALENDAR_NOT_FOUND',
    });
  });
});

describe('the delivered data', () => {
  it('never replace what was decided', async () => {
    await published(directory);
    await published(directory, OFFICE, draft({ weekly }));
    const delivered = await readSeed();
    const calendars = delivered.calendars.map((calendar) => ({
      ...calendar,
      ...(calendar.weekly && { weekly: { ...calendar.weekly, 1: ['09:00-10:00'] } }),
    }));
    expect(await directory.seed({ ...delivered, calendars })).toMatchObject({ inserted: 1 });
    expect(await yearsOf(OFFICE)).toContain('2027');
    expect((await directory.get(OFFICE)).body).toMatchObject({ version: 3, weekly: { 1: ['08:00-12:00'] } });
    expect((await directory.get(SATURDAY)).body).toMatchObject({ version: 3, weekly: { 1: ['09:00-10:00'] } });
    expect(await yearsOf(SATURDAY)).toContain('2027');
  });
});

describe('the difference', () => {
  it('of a draft is that to the calendar in force, for those who inherit it too', async () => {
    const storm = { date: '2026-06-01', kind: 'dayOff', name: 'bão', citation: '1/QĐ' };
    const { years } = (await directory.get(OFFICE)).body as { years: Record<string, { exceptions: object[] }> };
    const confirmed = years['2026']!.exceptions.map((exception) => ({
      ...exception,
      mark: undefined,
      citation: '1/TB',
    }));
    const at = await drafted(directory, OFFICE, draft({ year: 2026, exceptions: [...confirmed, storm] }));
    const day = ['07:00-11:30', '13:30-17:00'];
    const { body } = await directory.get(`${at}/difference`);
    expect(body).toMatchObject({
      from: { id: 'sonla-office', version: 1 },
      to: { id: 'sonla-office', version: 2 },
      publishes: ['sonla-office', 'sonla-commune-saturday'],
      ruleSet: null,
      years: [{ year: 2026, change: 'changed' }],
    });
    expect(body['dates']).toEqual([
      { date: '2026-06-01', before: day, after: [], seconds: -28_800, kind: 'dayOff', name: 'bão', citation: '1/QĐ' },
    ]);
    expect((await directory.get(`${at}/difference?calendar=sonla-commune-saturday`)).body).toMatchObject({
      to: { id: 'sonla-commune-saturday', version: 2 },
      dates: [{ date: '2026-06-01', before: ['07:30-11:30', '13:30-17:30'], after: [] }],
    });
    const resolved = await directory.get(`${at}/resolved`);
    await accepted(directory.post(`${at}/approve`, approver));
    await accepted(directory.post(`${at}/publish`, approver));
    expect((await directory.get(OFFICE)).body).toEqual(resolved.body);
    const { publishes: _, ...between } = body;
    expect((await directory.get(`${OFFICE}/difference?from=1&to=2`)).body).toEqual(between);
  });

  it('of a new calendar is that to the one its unit lives by', async () => {
    const { headers } = await accepted(directory.post('/v1/calendars', drafter, { ...creation, weekly }), 201);
    const { body } = await directory.get(`${String(headers['location'])}/difference`);
    expect(body).toMatchObject({ from: { id: 'sonla-office', version: 1 }, to: { id: 'moc-chau', version: 1 } });
    expect((body['dates'] as object[])[0]).toMatchObject({ date: '2024-01-02', kind: 'weekly', seconds: -28_800 });
  });

  it('names the rule set when it is another', async () => {
    const { ruleSet } = (await directory.get(OFFICE)).body as { ruleSet: object };
    const at = await drafted(directory, OFFICE, draft({ ruleSet: { ...ruleSet, id: 'r2', extensionLimit: 2 } }));
    const { body } = await directory.get(`${at}/difference`);
    expect(body).toMatchObject({ dates: [], ruleSet: { before: ruleSet, after: { id: 'r2', extensionLimit: 2 } } });
    expect(body['publishes']).toEqual(['sonla-office', 'sonla-commune-saturday']);
  });

  it.each([
    ['?from=1', 400, 'VALIDATION_FAILED'],
    ['?from=1&to=x', 400, 'VALIDATION_FAILED'],
    ['?from=1&to=2', 404, 'CALENDAR_VERSION_NOT_FOUND'],
  ])('is refused for %s', async (query, status, code) => {
    expect(await refused(directory.get(`${OFFICE}/difference${query}`))).toEqual({ status, code });
  });

  it('and the versions are those of a calendar that exists', async () => {
    const missing = { status: 404, code: 'CALENDAR_NOT_FOUND' };
    for (const path of ['versions', 'versions/1', 'difference?from=1&to=2']) {
      expect(await refused(directory.get(`/v1/calendars/none/${path}`))).toEqual(missing);
    }
    for (const version of ['0', '2', '99999999999']) {
      expect(await refused(directory.get(`${OFFICE}/versions/${version}`))).toMatchObject({ status: 404 });
    }
    for (const path of ['', '/difference', '/resolved']) {
      expect(await refused(directory.get(`${OFFICE}/drafts/none${path}`))).toEqual({
        status: 404,
        code: 'CALENDAR_DRAFT_NOT_FOUND',
      });
    }
  });
});
