import { sqlState } from '@motcua/service-kit';
import { CatalogFixture } from './catalog.fixture.js';
import { seedEssentialServices } from './seed/seed-essential-services.js';

let catalog: CatalogFixture;
const seed = () =>
  seedEssentialServices({ dataSource: catalog.dataSource, clock: { now: () => new Date('2024-01-01T00:00:00Z') } });
beforeAll(async () => {
  catalog = await CatalogFixture.start();
  await catalog.seed();
});
beforeEach(async () => {
  await catalog.dataSource.query('alter table essential_service_change disable trigger user');
  await catalog.dataSource.query('delete from essential_service_change');
  await catalog.dataSource.query('alter table essential_service_change enable trigger user');
  await seed();
});
afterAll(() => catalog.stop());

const show = async (url: string) => (await catalog.get(`/v1/essential-services${url}`)).body;
const change = (list: string, number: number | string, body: object, headers: Record<string, string> = {}) =>
  catalog.ask('PUT', `/v1/essential-services/${list}/${number}`, { body, headers });

describe('essential services', () => {
  it('are the two national lists as far as they are known, none offered, seeded once', async () => {
    expect(await seed()).toEqual({ inserted: 0, unchanged: 53 });
    const counts = (notOffered: number) => ({ notOffered, piloting: 0, offered: 0 });
    expect(await show('')).toMatchObject({
      items: [
        { id: 'de-an-06', counts: counts(25) },
        { id: 'qd-422', counts: counts(28) },
      ],
    });
    const { services } = (await show('/de-an-06')) as { services: Record<string, unknown>[] };
    expect(services.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    expect(services[8]).toEqual({
      number: 9,
      version: 1,
      name: 'Đăng ký khai sinh',
      procedureCode: '1.001193',
      mark: 'unconfirmed',
      codeMark: 'confirmed',
      state: 'notOffered',
      since: null,
    });
    expect(services[10]).toMatchObject({ procedureCode: '1.000894', codeMark: 'unconfirmed' });
    const { services: nameless } = (await show('/qd-422')) as { services: object[] };
    expect(nameless).toHaveLength(28);
    for (const one of nameless) expect(one).toMatchObject({ name: null, procedureCode: null, mark: 'unconfirmed' });
  });

  it('are counted as they stood on the date of a report, with who changed what', async () => {
    for (const number of [3, 4, 9]) {
      expect((await change('de-an-06', number, { state: 'offered', since: '2024-01-10' })).status).toBe(200);
    }
    await change('de-an-06', 10, { state: 'piloting', since: '2024-03-01' });
    const at = async (date: string) => ((await show(`/de-an-06?at=${date}`)) as { counts: object }).counts;
    expect(await at('2024-01-09')).toEqual({ notOffered: 25, piloting: 0, offered: 0 });
    expect(await at('2024-02-29')).toEqual({ notOffered: 22, piloting: 0, offered: 3 });
    expect(await at('2024-03-31')).toEqual({ notOffered: 21, piloting: 1, offered: 3 });
    expect(await show('/de-an-06/9/history')).toMatchObject({
      items: [
        { version: 1, state: 'notOffered', changedBy: 'seed' },
        {
          version: 2,
          state: 'offered',
          since: '2024-01-10',
          changedBy: 'cb-0004',
          changedAt: '2024-03-15T09:10:00+07:00',
        },
      ],
    });
    expect(await seed()).toEqual({ inserted: 0, unchanged: 53 });
  });

  it('of QĐ 422 are named by the province', async () => {
    const state = { state: 'offered', since: '2024-01-10' };
    expect(await change('qd-422', 1, state)).toMatchObject({
      status: 422,
      body: { code: 'ESSENTIAL_SERVICE_NAMELESS' },
    });
    const named = await change('qd-422', 1, { ...state, name: 'Đăng ký khai sinh', procedureCode: '1.001193' });
    expect(named.body).toMatchObject({
      version: 2,
      name: 'Đăng ký khai sinh',
      mark: 'confirmed',
      codeMark: 'confirmed',
    });
    expect((await change('qd-422', 1, { ...state, procedureCode: null })).body).toMatchObject({
      procedureCode: null,
      codeMark: null,
    });
  });

  it('change once for several who change them at once, and not under another version', async () => {
    const body = { state: 'piloting', since: '2024-03-01' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => change('de-an-06', 1, body, { 'if-match': '"1"' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
    expect(await change('de-an-06', 1, body, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'ESSENTIAL_SERVICE_STALE' },
    });
  });

  it.each([
    ['a day to come', 'de-an-06', 1, { state: 'offered', since: '2024-03-16' }, 422, 'SINCE_NOT_PAST', 'since'],
    [
      'a day that does not exist',
      'de-an-06',
      1,
      { state: 'offered', since: '2024-02-30' },
      422,
      'SINCE_NOT_PAST',
      'since',
    ],
    [
      'an unknown procedure',
      'de-an-06',
      1,
      { state: 'offered', since: '2024-03-01', procedureCode: '1.999999' },
      404,
      'PROCEDURE_NOT_FOUND',
      'procedureCode',
    ],
    [
      'what is no code',
      'de-an-06',
      1,
      { state: 'offered', since: '2024-03-01', procedureCode: 'x' },
      400,
      'VALIDATION_FAILED',
      'procedureCode',
    ],
    ['an unknown state', 'de-an-06', 1, { state: 'open', since: '2024-03-01' }, 400, 'VALIDATION_FAILED', 'state'],
    [
      'an unknown list',
      'de-an-07',
      1,
      { state: 'offered', since: '2024-03-01' },
      404,
      'ESSENTIAL_LIST_NOT_FOUND',
      'list',
    ],
    [
      'an unknown number',
      'de-an-06',
      26,
      { state: 'offered', since: '2024-03-01' },
      404,
      'ESSENTIAL_SERVICE_NOT_FOUND',
      'number',
    ],
    [
      'what is no number',
      'de-an-06',
      'x',
      { state: 'offered', since: '2024-03-01' },
      404,
      'ESSENTIAL_SERVICE_NOT_FOUND',
      'number',
    ],
  ])('refuse %s', async (_, list, number, body, status, code, field) => {
    const answer = await change(list, number, body);
    expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
    expect(answer.body['errors']).toMatchObject([{ field }]);
  });

  it('are changed by those who draft the catalogue, and what was never changes', async () => {
    const body = { state: 'offered', since: '2024-03-01' };
    const permissions = ['catalog:read'];
    expect((await catalog.ask('PUT', '/v1/essential-services/de-an-06/1', { body, permissions })).status).toBe(403);
    const refused = await catalog.dataSource
      .query(`update essential_service_change set state = 'offered', since = '2024-01-01'`)
      .then(
        () => 'taken',
        (error: unknown) => sqlState(error),
      );
    expect(refused).toBe('23000');
  });
});
