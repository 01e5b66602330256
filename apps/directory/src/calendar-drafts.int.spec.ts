import {
  accepted,
  almighty,
  approved,
  approver,
  decision,
  draft,
  drafted,
  drafter,
  newYear,
} from './calendar-drafts.fixture.js';
import { OFFICE, published, publishing, refused, SATURDAY } from './calendar-drafts.fixture.js';
import { DirectoryFixture } from './directory.fixture.js';

let directory: DirectoryFixture;
beforeEach(async () => {
  directory = await DirectoryFixture.start();
  await directory.seed();
});
afterEach(() => directory.stop());

describe('the life of a draft', () => {
  it('goes from the drafter over the approver to the next version', async () => {
    const started = await directory.post(`${OFFICE}/drafts`, drafter, draft());
    expect(started).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      body: { state: 'draft', version: 1, year: 2027, exceptions: [newYear], draftedBy: 'cb-0002', approvedBy: null },
    });
    const at = `${OFFICE}/drafts/${String(started.body['id'])}`;
    expect(started.headers['location']).toBe(at);
    expect((await directory.get(OFFICE)).body['version']).toBe(1);
    const consent = await accepted(directory.post(`${at}/approve`, approver, undefined, 1));
    expect(consent.body).toMatchObject({ state: 'approved', version: 2, approvedBy: 'cb-0001', approvedAgainst: 1 });
    const { body } = await accepted(directory.post(`${at}/publish`, approver, undefined, 2));
    expect(body).toMatchObject({ state: 'published', version: 3, publishedAs: 2, endedBy: 'cb-0001' });
    const { years } = (await directory.get(OFFICE)).body as { years: Record<string, unknown> };
    expect(Object.keys(years)).toEqual(['2024', '2025', '2026', '2027']);
    expect(years['2027']).toEqual({ exceptions: [newYear] });
    expect((await directory.get(at)).body).toEqual(body);
  });

  it('announces the amendment with its decision, and a first version without', async () => {
    await published(directory);
    const [first, second] = (await directory.events('sonla-office')).map(({ data }) => data);
    expect(first).not.toHaveProperty('amendment');
    expect(second).toMatchObject({ version: 2, amendment: { ...decision, approvedBy: 'cb-0001', from: 1 } });
  });

  it('is changed under the version that was read, which takes the approval back', async () => {
    const at = await approved(directory);
    const changed = draft({ year: 2027, exceptions: [] });
    expect(await refused(directory.put(at, drafter, changed, 1))).toEqual({ status: 412, code: 'STALE_VERSION' });
    const { body } = await accepted(directory.put(at, drafter, changed, 2));
    expect(body).toMatchObject({ state: 'draft', version: 3, exceptions: [], approvedBy: null, approvedAgainst: null });
    expect(await refused(directory.post(`${at}/publish`, approver))).toEqual({
      status: 409,
      code: 'CALENDAR_DRAFT_NOT_APPROVED',
    });
  });

  it('ends when it is discarded, and makes room for another', async () => {
    const at = await drafted(directory);
    expect(await refused(directory.delete(at, drafter, 7))).toEqual({ status: 412, code: 'STALE_VERSION' });
    expect((await accepted(directory.delete(at, drafter, 1))).body).toMatchObject({ state: 'discarded' });
    const ended = { status: 409, code: 'CALENDAR_DRAFT_ENDED' };
    expect(await refused(directory.put(at, drafter, draft()))).toEqual(ended);
    expect(await refused(directory.post(`${at}/approve`, approver))).toEqual(ended);
    expect(await refused(directory.post(`${at}/publish`, publishing))).toEqual(ended);
    expect(await refused(directory.get(`${at}/resolved`))).toEqual(ended);
    await drafted(directory);
  });

  it('is alone for its year; a draft of no year stands beside it', async () => {
    const at = await drafted(directory);
    const second = await directory.post(`${OFFICE}/drafts`, drafter, draft());
    expect(second).toMatchObject({ status: 409, body: { code: 'CALENDAR_DRAFT_ALREADY_OPEN' } });
    expect(second.body['detail']).toContain(at.split('/').at(-1));
    const other = await drafted(directory, OFFICE, draft({ year: 2028, exceptions: [] }));
    expect(await refused(directory.put(other, drafter, draft()))).toEqual({
      status: 409,
      code: 'CALENDAR_DRAFT_ALREADY_OPEN',
    });
    await drafted(directory, OFFICE, draft({ weekly: [{ weekday: 1, sessions: ['08:00-12:00'] }] }));
    await drafted(directory, SATURDAY);
  });

  it('is started once under a key, however often it is sent', async () => {
    const sent = { by: drafter, body: draft(), key: 'one' };
    const first = await accepted(directory.ask('POST', `${OFFICE}/drafts`, sent), 201);
    const again = await accepted(directory.ask('POST', `${OFFICE}/drafts`, sent), 201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
    const other = { ...sent, body: draft({ year: 2028, exceptions: [] }) };
    expect(await refused(directory.ask('POST', `${OFFICE}/drafts`, other))).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const creation = { id: 'moc-chau', unitCode: 'H52.39', inherits: 'sonla-office', reason: 'x', citation: 'x' };
    const created = { by: drafter, body: creation, key: 'two' };
    const calendar = await accepted(directory.ask('POST', '/v1/calendars', created), 201);
    expect((await accepted(directory.ask('POST', '/v1/calendars', created), 201)).body).toEqual(calendar.body);
  });

  it('is found by its state, of one calendar or of all', async () => {
    const waiting = (await drafted(directory)).split('/').at(-1);
    await approved(directory, SATURDAY);
    const list = async (url: string) =>
      (await directory.get(url)).body as { items: { id: string }[]; nextCursor: string };
    expect((await list(`${OFFICE}/drafts?state=draft`)).items).toMatchObject([{ id: waiting }]);
    expect((await list(`${OFFICE}/drafts?state=approved`)).items).toEqual([]);
    const first = await list('/v1/calendars/-/drafts?limit=1');
    const second = await list(`/v1/calendars/-/drafts?limit=1&cursor=${first.nextCursor}`);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(2);
    expect(second.nextCursor).toBeNull();
    expect(await refused(directory.get(`${OFFICE}/drafts?state=new`))).toEqual({
      status: 400,
      code: 'VALIDATION_FAILED',
    });
  });
});

describe('four eyes', () => {
  it('refuses the approval of who drafted, and of who changed last', async () => {
    const { body } = await accepted(directory.post(`${OFFICE}/drafts`, almighty, draft()), 201);
    const at = `${OFFICE}/drafts/${String(body['id'])}`;
    const own = { status: 403, code: 'CALENDAR_APPROVER_IS_AUTHOR' };
    expect(await refused(directory.post(`${at}/approve`, almighty))).toEqual(own);
    const changer = { id: 'cb-0001', permissions: ['calendar:draft'] };
    await accepted(directory.put(at, changer, draft({ year: 2027, exceptions: [] })));
    expect(await refused(directory.post(`${at}/approve`, almighty))).toEqual(own);
    expect(await refused(directory.post(`${at}/approve`, approver))).toEqual(own);
    await accepted(directory.post(`${at}/approve`, { ...approver, id: 'cb-0005' }));
  });

  it('leaves publishing to the approver, and to who may publish', async () => {
    const at = await approved(directory);
    const other = { ...approver, id: 'cb-0005' };
    expect(await refused(directory.post(`${at}/publish`, other))).toEqual({
      status: 403,
      code: 'CALENDAR_PUBLISHER_IS_NOT_APPROVER',
    });
    expect(await refused(directory.post(`${at}/publish`, drafter))).toEqual({ status: 403, code: 'PERMISSION_DENIED' });
    await accepted(directory.post(`${at}/publish`, publishing));
    expect((await directory.get(`${OFFICE}/versions/2`)).body).toMatchObject({
      ...decision,
      draftedBy: 'cb-0002',
      approvedBy: 'cb-0001',
      publishedBy: 'cb-0003',
      publishedAt: '2024-03-15T09:10:00+07:00',
    });
  });

  it('wants every date confirmed', async () => {
    const { citation: _, ...rumoured } = newYear;
    const exceptions = [{ ...rumoured, mark: 'unconfirmed' }];
    const at = await drafted(directory, OFFICE, draft({ year: 2027, exceptions }));
    const answer = await directory.post(`${at}/approve`, approver);
    expect(answer).toMatchObject({ status: 409, body: { code: 'EXCEPTIONS_UNCONFIRMED' } });
    expect(answer.body['detail']).toContain('2027-01-01');
    await accepted(directory.put(at, drafter, draft()));
    await accepted(directory.post(`${at}/approve`, approver));
  });
});

describe('acts at once', () => {
  it('start one draft of a year', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => refused(directory.post(`${OFFICE}/drafts`, drafter, draft()))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'CALENDAR_DRAFT_ALREADY_OPEN')).toHaveLength(2);
  });

  it('change a version that was read only once', async () => {
    const at = await drafted(directory);
    const answers = await Promise.all([1, 2, 3].map(() => refused(directory.put(at, drafter, draft(), 1))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('never publish what was changed after its approval', async () => {
    const at = await approved(directory);
    const changed = directory.put(at, drafter, draft({ year: 2027, exceptions: [] }), 2);
    const answers = await Promise.all([
      refused(changed),
      refused(directory.post(`${at}/publish`, approver, undefined, 2)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('publications at once', () => {
  it('of one draft: one of them publishes', async () => {
    const at = await approved(directory);
    const answers = await Promise.all([1, 2, 3].map(() => refused(directory.post(`${at}/publish`, approver))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'CALENDAR_DRAFT_ENDED')).toHaveLength(2);
    expect((await directory.events('sonla-office')).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('of two years: one publishes, the other is approved again, and no version is missing', async () => {
    const drafts = [
      await approved(directory),
      await approved(directory, OFFICE, draft({ year: 2028, exceptions: [] })),
    ];
    const answers = await Promise.all(drafts.map((at) => refused(directory.post(`${at}/publish`, approver))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = drafts[answers.findIndex(({ code }) => code === 'CALENDAR_CHANGED_SINCE_APPROVAL')]!;
    await accepted(directory.post(`${loser}/approve`, approver));
    await accepted(directory.post(`${loser}/publish`, approver));
    const { items } = (await directory.get(`${OFFICE}/versions`)).body as {
      items: { version: number; years: string[] }[];
    };
    expect(items.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(items[0]!.years).toEqual(['2024', '2025', '2026', '2027', '2028']);
  });
});
