import { CalendarPublished, type CalendarExceptionData, type CalendarPublishedData } from '@motcua/contracts';
import { waitFor } from '@motcua/testing';
import { calendar, DossierServiceFixture } from '../dossier-service.fixture.js';

let dossiers: DossierServiceFixture;
beforeEach(async () => void (dossiers = await DossierServiceFixture.start()));
afterEach(() => dossiers.stop());

type Amendment = NonNullable<CalendarPublishedData['amendment']>;

const dayOff = (date: string): CalendarExceptionData => ({ date, kind: 'dayOff', citation: '12/TB-UBND' });

/** The calendar as it was, with more days off. */
function amended(version: number, dates: readonly string[], change: Partial<Amendment> = {}): CalendarPublished {
  const exceptions = [{ date: '2024-04-18', kind: 'dayOff' as const }, ...dates.map(dayOff)];
  const amendment: Amendment = {
    effect: 'recompute',
    reason: 'Nghỉ bù',
    citation: '12/TB-UBND',
    approvedBy: 'cb-0009',
    from: version - 1,
    ...change,
  };
  return new CalendarPublished('office', calendar({ version, years: { 2024: { exceptions } }, amendment }));
}

/** Received on Friday, 15 March 2024, at 09:10 for three working days: due on Wednesday at 09:10. */
async function received(): Promise<string> {
  const code = await dossiers.register();
  await dossiers.act(code, 'receive');
  return code;
}

const show = async (url: string) => (await dossiers.ask('GET', url)).body;
const dueAt = async (code: string) => (await show(`/v1/dossiers/${code}`))['dueAt'];

async function followed(version: number): Promise<Record<string, unknown>> {
  let found: Record<string, unknown> | undefined;
  await waitFor(`version ${version} followed`, async () => {
    const { items } = (await show('/v1/deadlines/calendar-amendments')) as { items: Record<string, unknown>[] };
    found = items.find((item) => item['version'] === version && item['finishedAt'] !== null);
    return found !== undefined;
  });
  return found!;
}

describe('an amended calendar', () => {
  it('moves the open dossiers it was approved for, each by one recorded step, and says why', async () => {
    const [moving, finished, registered] = [await received(), await received(), await dossiers.register()];
    await dossiers.act(finished, 'forward');
    await dossiers.act(finished, 'finish', { result: { code: 'KQ-1.001193', electronic: true, signed: true } });
    dossiers.clock.set('2024-03-18T01:00:00Z');
    await dossiers.announce(amended(2, ['2024-03-19']));
    expect(await followed(2)).toMatchObject({ concerned: 1, examined: 1, moved: 1, refused: [], effect: 'recompute' });

    expect(await dueAt(moving)).toBe('2024-03-21T09:10:00+07:00');
    const { items } = (await show(`/v1/dossiers/${moving}/history`)) as { items: object[] };
    expect(items).toHaveLength(3);
    expect(items[2]).toMatchObject({
      action: 'move-deadline',
      from: 'received',
      to: 'received',
      actorId: 'motcua',
      dueAt: '2024-03-21T09:10:00+07:00',
      detail: { id: 'office', from: 1, to: 2, reason: 'Nghỉ bù', citation: '12/TB-UBND', approvedBy: 'cb-0009' },
    });
    expect(await show(`/v1/dossiers/${moving}/deadline`)).toMatchObject({
      explanation: { calendar: { version: 2 }, dueAt: '2024-03-21T09:10:00+07:00' },
      formerDueTimes: [
        { dueAt: '2024-03-20T09:10:00+07:00', endedByAction: 'move-deadline', detail: { citation: '12/TB-UBND' } },
      ],
      amendments: [{ calendarVersion: 2, effect: 'recompute', applied: true, approvedBy: 'cb-0009' }],
    });
    expect(await dueAt(finished)).toBe('2024-03-20T09:10:00+07:00');
    expect(await dueAt(registered)).toBeNull();
    const events = await dossiers.dataSource.query<{ subject: string }[]>(
      `select subject from event where type = 'motcua.dossier.deadlineMoved.v1'`,
    );
    expect(events).toEqual([{ subject: moving }]);
  });

  it('does nothing the second time, and nothing to who came after it', async () => {
    const code = await received();
    await dossiers.announce(amended(2, ['2024-03-19']));
    await followed(2);
    const before = await dossiers.counts();
    const later = await received();
    await dossiers.dataSource.query('update calendar_amendment set finished_at = null');
    await dossiers.announce(amended(2, ['2024-03-19']));
    expect(await followed(2)).toMatchObject({ concerned: 2, examined: 2, moved: 1 });
    expect([await dueAt(code), await dueAt(later)]).toEqual(Array(2).fill('2024-03-21T09:10:00+07:00'));
    // the receipt of the other one: two steps
    expect(await dossiers.counts()).toMatchObject({ steps: String(Number(before['steps']) + 2) });
  });

  it('leaves those alone who came before it where it was not approved for them, and explains both', async () => {
    const before = await received();
    await dossiers.announce(amended(2, ['2024-03-19'], { effect: 'grandfather' }));
    await followed(2);
    await waitFor('the amended calendar', async () => (await dueAt(await received())) === '2024-03-21T09:10:00+07:00');
    expect(await show(`/v1/dossiers/${before}/deadline`)).toMatchObject({
      dueAt: '2024-03-20T09:10:00+07:00',
      formerDueTimes: [],
      explanation: { calendar: { version: 1 } },
      amendments: [{ calendarVersion: 2, effect: 'grandfather', citation: '12/TB-UBND', applied: false }],
    });
    // also when its clock stands still and runs again
    await dossiers.act(before, 'forward');
    await dossiers.act(before, 'request-supplement', { items: [{ name: 'Giấy tờ' }] });
    await dossiers.act(before, 'submit-supplement', {});
    await dossiers.act(before, 'resume');
    expect(await dueAt(before)).toBe('2024-03-20T09:10:00+07:00');
    // a further amendment leads on from version 2, and not from the version it kept
    await dossiers.announce(amended(3, ['2024-03-19', '2024-03-18']));
    await followed(3);
    expect(await dueAt(before)).toBe('2024-03-20T09:10:00+07:00');
  });

  it('concerns a dossier whose clock stands still from the moment it runs again', async () => {
    const code = await received();
    await dossiers.act(code, 'forward');
    await dossiers.act(code, 'request-supplement', { items: [{ name: 'Giấy tờ' }] });
    await dossiers.announce(amended(2, ['2024-03-19']));
    expect(await followed(2)).toMatchObject({ concerned: 0, moved: 0 });
    await dossiers.act(code, 'submit-supplement', {});
    expect(await dossiers.act(code, 'resume')).toMatchObject({ dueAt: '2024-03-21T09:10:00+07:00' });
    expect(await show(`/v1/dossiers/${code}/deadline`)).toMatchObject({
      formerDueTimes: [{ dueAt: '2024-03-20T09:10:00+07:00', endedByAction: 'request-supplement' }],
    });
  });

  it('keeps the due time where the amended calendar gives none, and names the dossier', async () => {
    const code = await received();
    await dossiers.act(code, 'forward');
    const extension = { to: '2024-03-21T10:00:00+07:00', reason: 'Chờ xác minh' };
    await dossiers.act(code, 'extend', extension);
    await dossiers.announce(amended(2, ['2024-03-18', '2024-03-19', '2024-03-20']));
    expect(await followed(2)).toMatchObject({
      concerned: 1,
      moved: 0,
      refused: [{ dossierCode: code, code: 'EXTENSION_NOT_LATER' }],
    });
    expect(await dueAt(code)).toBe('2024-03-21T10:00:00+07:00');
  });

  it('goes on where it broke off, and moves none twice', async () => {
    const codes = [];
    for (let n = 0; n < 5; n += 1) codes.push(await received());
    const query = (statement: string) => dossiers.dataSource.query<{ n: string }[]>(statement);
    // of the class that is tried one by one, so that half of them move however they are gathered
    await query(`create function broken() returns trigger language plpgsql
      as $$ begin raise exception 'broken' using errcode = 'check_violation'; end $$`);
    await query(`create trigger broken before insert on dossier_step for each row
      when (new.action = 'moveDeadline' and new.dossier_id % 2 = 0) execute function broken()`);
    const moved = async () =>
      Number((await query(`select count(*) as n from dossier_step where action = 'moveDeadline'`))[0]!.n);
    await dossiers.announce(amended(2, ['2024-03-19']));
    await waitFor('some that moved', async () => (await moved()) >= 2);
    expect((await show('/v1/deadlines/calendar-amendments'))['items']).toMatchObject([{ finishedAt: null }]);
    await query('drop trigger broken on dossier_step');
    expect(await followed(2)).toMatchObject({ concerned: expect.any(Number) as number, refused: [], moved: 5 });
    for (const code of codes) expect(await dueAt(code)).toBe('2024-03-21T09:10:00+07:00');
    expect(await moved()).toBe(5);
  });

  it('follows several amendments at once to the newest', async () => {
    const code = await received();
    await dossiers.announce(amended(2, ['2024-03-18']), amended(3, ['2024-03-18', '2024-03-19']));
    await followed(3);
    expect(await dueAt(code)).toBe('2024-03-22T09:10:00+07:00');
    const { formerDueTimes } = (await show(`/v1/dossiers/${code}/deadline`)) as { formerDueTimes: object[] };
    expect(formerDueTimes).toHaveLength(1);
  });
});

describe('the preview of an amended calendar', () => {
  const preview = (body: object) => dossiers.ask('POST', '/v1/deadlines/calendar-preview', { body });
  const exceptions = [{ date: '2024-04-18', kind: 'dayOff' }, dayOff('2024-03-19')];

  it('names the dossiers it would move and by how much, and is right', async () => {
    const [code, other] = [await received(), await received()];
    await dossiers.act(other, 'withdraw');
    const before = await dossiers.counts();
    const { status, body } = await preview({ calendarIds: ['office'], year: 2024, exceptions });
    expect(status).toBe(200);
    expect(body).toEqual({
      examined: 1,
      later: 1,
      earlier: 0,
      moved: [
        {
          code,
          unitCode: 'H52.31.001',
          status: 'received',
          calendarId: 'office',
          dueAt: '2024-03-20T09:10:00+07:00',
          newDueAt: '2024-03-21T09:10:00+07:00',
          shiftSeconds: 86_400,
        },
      ],
      kept: [],
    });
    expect(await dossiers.counts()).toEqual(before);
    await dossiers.announce(amended(2, ['2024-03-19']));
    await followed(2);
    expect(await dueAt(code)).toBe('2024-03-21T09:10:00+07:00');
  });

  it('knows other hours of a weekday, and a day worked instead', async () => {
    await received();
    const weekly = [{ weekday: 3, sessions: ['07:00-08:00'] }];
    const makeUp = { date: '2024-03-16', kind: 'makeUp', replaces: 1, citation: '1' };
    expect((await preview({ calendarIds: ['office'], weekly })).body['moved']).toMatchObject([
      { newDueAt: '2024-03-20T08:00:00+07:00' },
    ]);
    const sooner = await preview({ calendarIds: ['office'], year: 2024, exceptions: [makeUp] });
    expect(sooner.body).toMatchObject({ earlier: 1, moved: [{ newDueAt: '2024-03-19T09:10:00+07:00' }] });
  });

  it.each([
    ['an unknown calendar', { calendarIds: ['nowhere'] }, 422, 'CALENDAR_UNKNOWN'],
    ['a date of another year', { year: 2024, exceptions: [dayOff('2025-01-01')] }, 422, 'BAD_CALENDAR'],
    ['a year without its days', { year: 2024 }, 422, 'BAD_CALENDAR'],
    ['an impossible date', { year: 2024, exceptions: [dayOff('2024-02-30')] }, 422, 'BAD_CALENDAR'],
    ['hours that end before they begin', { weekly: [{ weekday: 1, sessions: ['11:00-07:00'] }] }, 422, 'BAD_CALENDAR'],
    ['a field nobody knows', { colour: 'red' }, 400, 'VALIDATION_FAILED'],
  ])('refuses %s', async (_, body, status, code) => {
    expect(await preview({ calendarIds: ['office'], ...body })).toMatchObject({ status, body: { code } });
  });

  it('is for those who may draft calendars', async () => {
    const as = { permissions: ['dossier:read'] };
    const answer = await dossiers.ask('POST', '/v1/deadlines/calendar-preview', {
      body: { calendarIds: ['office'] },
      as,
    });
    expect(answer.status).toBe(403);
  });
});
