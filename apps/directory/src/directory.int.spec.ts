import { assertEveryRouteDeclaresPermission, encodeCursor, routesOf } from '@motcua/service-kit';
import { DirectoryFixture, publisher, today } from './directory.fixture.js';
import { publishUnits } from './publish-units/publish-units.js';

interface Listed {
  readonly items: readonly { readonly code: string }[];
  readonly nextCursor: string | null;
}

let directory: DirectoryFixture;
beforeAll(async () => {
  directory = await DirectoryFixture.start();
  await directory.seed();
  const commune = { code: 'H52.60', name: 'Xã mới (minh họa)', kind: 'commune', level: 'commune' as const };
  const later = { ...commune, parent: 'H52', gsoCode: null, validFrom: '2025-07-01', validTo: null };
  const saturday = { ...later, code: 'H52.61', parent: 'H52.60' };
  const orphan = { ...later, code: 'H53', parent: null };
  const units = new Map([later, saturday, orphan].map((unit) => [unit.code, [unit]]));
  await directory.dataSource.transaction((manager) => publishUnits(manager, units, publisher));
});
afterAll(() => directory.stop());

const list = async (query: string): Promise<Listed> => (await directory.get(`/v1/units${query}`)).body as never;

describe('GET /v1/units', () => {
  it('pages through all units of today in the order of their codes', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Listed = await list(`?limit=100${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(237);
    expect(seen).toEqual([...seen].sort());
  });

  it('answers with the units of the date asked', async () => {
    expect((await list('?at=2025-06-30&parent=H52&kind=commune')).items).toEqual([]);
    expect((await list('?at=2025-07-01&parent=H52&kind=commune')).items).toMatchObject([{ code: 'H52.60' }]);
    expect((await list('?at=2019-12-31')).items).toEqual([]);
  });

  it('filters by parent, kind and level together', async () => {
    expect((await list('?kind=district&limit=200')).items).toHaveLength(12);
    expect((await list('?level=commune&limit=200&parent=H52.31')).items[0]).toMatchObject({
      code: 'H52.31.001',
      kind: 'commune',
      level: 'commune',
      parent: 'H52.31',
      gsoCode: '03646',
      validFrom: '2020-01-01',
      validTo: null,
    });
    expect((await list('?level=commune&kind=district')).items).toEqual([]);
  });

  it.each([
    ['at=2024-02-30', 'BAD_DATE', 'at'],
    ['at=yesterday', 'BAD_DATE', 'at'],
    ['at=2024-01-01&at=2024-01-02', 'VALIDATION_FAILED', 'at'],
    ['limit=0', 'VALIDATION_FAILED', 'limit'],
    ['limit=201', 'VALIDATION_FAILED', 'limit'],
    ['kind=village', 'VALIDATION_FAILED', 'kind'],
    ['level=ward', 'VALIDATION_FAILED', 'level'],
    ['parent=H52%00', 'VALIDATION_FAILED', 'parent'],
    ['name=x', 'VALIDATION_FAILED', 'name'],
    ['cursor=%7B%7D', 'BAD_CURSOR', 'cursor'],
    [`cursor=${encodeCursor([7])}`, 'BAD_CURSOR', 'cursor'],
    [`cursor=${encodeCursor(['\u0000'])}`, 'BAD_CURSOR', 'cursor'],
  ])('refuses ?%s with %s and names the field', async (query, code, field) => {
    const { status, body } = await directory.get(`/v1/units?${query}`);
    expect({ status, code: body['code'] }).toEqual({ status: 400, code });
    expect(body['errors']).toEqual([expect.objectContaining({ field })]);
  });
});

describe('GET /v1/units/{code}', () => {
  it('answers with the version in force, and names it in the ETag', async () => {
    const { status, headers, body } = await directory.get('/v1/units/H52.31');
    expect({ status, etag: headers['etag'] }).toEqual({ status: 200, etag: '"1"' });
    expect(body).toMatchObject({
      code: 'H52.31',
      version: 1,
      name: 'Ủy ban nhân dân thành phố Sơn La',
      gsoCode: '116',
    });
  });

  it('says that a unit is not in force on that date, in the language asked for', async () => {
    const { status, body } = await directory.get('/v1/units/H52.60');
    expect({ status, code: body['code'] }).toEqual({ status: 404, code: 'UNIT_NOT_IN_FORCE' });
    expect(body['detail']).toContain(today);
    expect(body['errors']).toEqual([expect.objectContaining({ field: 'at', code: 'UNIT_NOT_IN_FORCE' })]);
  });

  it.each(['H52.99', 'h52', 'H52%00', "H52';--", '%F0%9F%98%80'])('has no unit %s', async (code) => {
    const { status, body } = await directory.get(`/v1/units/${code}`);
    expect({ status, code: body['code'] }).toEqual({ status: 404, code: 'UNIT_NOT_FOUND' });
  });
});

describe('GET /v1/units/{code}/calendar', () => {
  it('answers with the calendar of the nearest unit above, citations included', async () => {
    const { status, body } = await directory.get('/v1/units/H52.31.001/calendar');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'sonla-office',
      unitCode: 'H52',
      appliesTo: 'H52.31.001',
      inherited: true,
      version: 1,
    });
    const { exceptions } = (body['years'] as Record<string, { exceptions: object[] }>)['2024']!;
    expect(exceptions).toContainEqual({
      date: '2024-05-04',
      kind: 'makeUp',
      replaces: 1,
      name: 'làm bù 29/4',
      citation: '2450/VPCP-KGVX',
    });
    expect(body['ruleSet']).toMatchObject({ id: 'default-2024', counting: 'sameTime', sameDayCutoff: '15:00' });
  });

  it("answers with the unit's own calendar", async () => {
    expect((await directory.get('/v1/units/H52/calendar')).body).toMatchObject({
      id: 'sonla-office',
      inherited: false,
    });
  });

  it('walks the tree of the date asked', async () => {
    expect((await directory.get('/v1/units/H52.61/calendar?at=2025-07-01')).body).toMatchObject({ id: 'sonla-office' });
    expect((await directory.get('/v1/units/H52.61/calendar?at=2025-06-30')).body['code']).toBe('UNIT_NOT_IN_FORCE');
  });

  it('says when no unit above has one', async () => {
    const { status, body } = await directory.get('/v1/units/H53/calendar?at=2025-07-01');
    expect({ status, code: body['code'] }).toEqual({ status: 404, code: 'CALENDAR_OF_UNIT_NOT_FOUND' });
  });
});

describe('GET /v1/calendars/{id}', () => {
  it('answers with a calendar, also of a unit that does not exist yet', async () => {
    const { status, body } = await directory.get('/v1/calendars/sonla-commune-saturday');
    expect(status).toBe(200);
    expect(body).toMatchObject({ unitCode: 'H52.commune-with-saturday-morning', weekly: { '6': ['07:30-11:30'] } });
    expect(Object.keys(body['years'] as object)).toEqual(['2024', '2025', '2026']);
  });

  it.each(['none', 'H52', '%00'])('has no calendar %s', async (id) => {
    const { status, body } = await directory.get(`/v1/calendars/${id}`);
    expect({ status, code: body['code'] }).toEqual({ status: 404, code: 'CALENDAR_NOT_FOUND' });
  });
});

describe('GET /v1/positions', () => {
  it('lists who holds which position', async () => {
    const { body } = await directory.get('/v1/positions');
    const items = body['items'] as { id: string }[];
    expect(items.map(({ id }) => id)).toEqual([
      'centre',
      'commune',
      'construction',
      'department',
      'district',
      'environment',
      'province',
    ]);
    expect((await directory.get('/v1/positions?unitCode=H52.31')).body['items']).toMatchObject([
      { id: 'district', unitCode: 'H52.31', officerId: 'cb-0004', validFrom: '2020-01-01', validTo: null },
    ]);
    expect((await directory.get('/v1/positions?at=2019-12-31')).body['items']).toEqual([]);
  });
});

describe('every route of the directory', () => {
  it('declares its permission and is closed without it', async () => {
    const { app } = directory.service;
    expect(() => assertEveryRouteDeclaresPermission(app)).not.toThrow();
    const own = routesOf(app).filter(({ path }) => directory.service.roots.some((root) => path.startsWith(root)));
    expect(own).toHaveLength(24);
    for (const { method, path } of own) {
      const by = { id: 'cb-0004', permissions: ['catalog:read'] };
      const { status, body } = await directory.ask(method as 'GET', path.replaceAll(/:\w+/g, 'H52'), { by });
      expect({ method, path, status, code: body['code'] }).toEqual({
        method,
        path,
        status: 403,
        code: 'PERMISSION_DENIED',
      });
    }
  });

  it('is described with every field of its answers', () => {
    const { paths, components } = directory.service.openapi;
    expect(Object.keys(paths).filter((path) => !path.includes('operations'))).toEqual([
      '/v1/units',
      '/v1/units/{code}',
      '/v1/units/{code}/calendar',
      '/v1/calendars/{id}',
      '/v1/positions',
      '/v1/positions/orders',
      '/v1/positions/orders/{id}',
      '/v1/positions/orders/{id}/approve',
      '/v1/positions/orders/{id}/refuse',
      '/v1/calendars',
      '/v1/calendars/{id}/drafts',
      '/v1/calendars/{id}/drafts/{draftId}',
      '/v1/calendars/{id}/drafts/{draftId}/approve',
      '/v1/calendars/{id}/drafts/{draftId}/publish',
      '/v1/calendars/{id}/drafts/{draftId}/difference',
      '/v1/calendars/{id}/drafts/{draftId}/resolved',
      '/v1/calendars/{id}/versions',
      '/v1/calendars/{id}/versions/{version}',
      '/v1/calendars/{id}/difference',
    ]);
    expect(Object.keys(components!.schemas!)).toEqual(
      expect.arrayContaining([
        'UnitView',
        'UnitPage',
        'UnitCalendarView',
        'CalendarView',
        'CalendarYearView',
        'PositionPage',
      ]),
    );
    const [list] = Object.values(paths);
    const parameters = list!.get!.parameters!.map((parameter) => (parameter as { name: string }).name);
    expect(parameters.sort()).toEqual(['at', 'cursor', 'kind', 'level', 'limit', 'parent']);
  });
});
