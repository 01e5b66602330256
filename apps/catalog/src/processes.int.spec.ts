import { PositionPublished, UnitPublished, type DomainEvent } from '@motcua/contracts';
import { routesOf } from '@motcua/service-kit';
import { CatalogFixture } from './catalog.fixture.js';
import { sound, units, withSteps } from './domain/process.fixture.js';

const DRAFT = { permissions: ['process:draft'] };
const APPROVE = { by: 'cb-0001', permissions: ['process:approve'] };
const PUBLISH = { by: 'cb-0001', permissions: ['process:publish'] };
const READ = { permissions: ['catalog:read'] };

let catalog: CatalogFixture;
beforeEach(async () => {
  catalog = await CatalogFixture.start();
});
afterEach(() => catalog.stop());

const body = (definition: object = sound, validFrom = '2024-04-01', validTo: string | null = null) => ({
  definition,
  validFrom,
  validTo,
});
const one = '/v1/processes/mac-dinh-cap-xa/versions/1';
const draft = (content = body()) => catalog.send('POST', '/v1/processes', content, DRAFT);
const approve = (url = one) => catalog.send('POST', `${url}/approve`, null, APPROVE);
const publish = (url = one) => catalog.send('POST', `${url}/publish`, null, PUBLISH);
const verify = (url = one, at = '') => catalog.send('POST', `${url}/verify${at}`, null, READ);

/** Drafts, approves and publishes; the answer of the publication. */
async function publishAll(content: object, url = one) {
  await catalog.send('POST', '/v1/processes', content, DRAFT);
  await approve(url);
  return publish(url);
}

/** The units of the fixture, with everybody in the communes H52.31.001 and H52.31.002. */
const directory: DomainEvent[] = [
  ...[...units.entries()].map(([index, { validTo, ...unit }]) => {
    const version = units.slice(0, index).filter(({ code }) => code === unit.code).length + 1;
    const level = unit.level;
    return new UnitPublished(unit.code, { ...unit, level, version, gsoCode: null, validTo });
  }),
  ...['H52.31.001', 'H52.31.002'].map((unitCode, index) => {
    const permissions = ['dossier:receive', 'dossier:request-payment', 'dossier:approve'];
    const id = `commune-${index}`;
    const position = { id, unitCode, permissions, validFrom: '2020-01-01', validTo: null };
    return new PositionPublished(`position:${id}`, position);
  }),
];

describe('the life of a process', () => {
  it('is drafted, verified, approved by another, published and announced', async () => {
    const drafted = await draft();
    expect(drafted).toMatchObject({ status: 201, headers: { etag: '"1"', location: one } });
    expect(drafted.body).toMatchObject({ code: 'mac-dinh-cap-xa', version: 1, state: 'draft', draftedBy: 'cb-0002' });
    expect((await verify()).body).toEqual({ at: '2024-04-01', sound: true, organisationKnown: false, problems: [] });
    expect((await catalog.get('/v1/processes')).body['items']).toEqual([]);
    expect((await catalog.get('/v1/processes?state=draft')).body['items']).toMatchObject([{ state: 'draft' }]);
    expect(await approve()).toMatchObject({ status: 200, body: { state: 'approved', approvedBy: 'cb-0001' } });
    expect(await catalog.events()).toEqual([]);
    const published = await publish();
    expect(published).toMatchObject({ status: 200, headers: { etag: '"3"' }, body: { state: 'published' } });
    const { digest, definition } = published.body;
    expect(await catalog.events('mac-dinh-cap-xa')).toMatchObject([
      {
        type: 'motcua.process.published.v1',
        sequence: 1,
        data: { version: 1, digest, definition, validFrom: '2024-04-01', validTo: null },
      },
    ]);
    expect(definition).toEqual(sound);
    expect((await catalog.get('/v1/processes/mac-dinh-cap-xa?at=2024-04-01')).body).toEqual(published.body);
    expect((await catalog.get('/v1/processes/mac-dinh-cap-xa')).body['code']).toBe('PROCESS_NOT_IN_FORCE');
  });

  it('keeps who drafted it or changed it last from approving it, whatever they may do', async () => {
    await draft();
    const mayAll = ['process:draft', 'process:approve', 'process:publish'];
    const own = await catalog.send('POST', `${one}/approve`, null, { by: 'cb-0002', permissions: mayAll });
    expect(own).toMatchObject({ status: 403, body: { code: 'PROCESS_FOUR_EYES' } });
    await catalog.send('PUT', one, body(), { by: 'cb-0001', permissions: mayAll });
    expect(await approve()).toMatchObject({ status: 403, body: { code: 'PROCESS_FOUR_EYES' } });
    const third = { by: 'cb-0003', permissions: mayAll };
    expect(await catalog.send('POST', `${one}/approve`, null, third)).toMatchObject({ status: 200 });
  });

  it('is changed only by who has read its last revision, and loses its approval', async () => {
    await draft();
    await approve();
    const named = body({ ...sound, name: 'Tên mới' });
    const change = (etag: string) => catalog.send('PUT', one, named, { ...DRAFT, headers: { 'if-match': etag } });
    expect(await change('"1"')).toMatchObject({ status: 412, body: { code: 'PROCESS_STALE' } });
    const changed = await change('"2"');
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"3"' } });
    expect(changed.body).toMatchObject({ state: 'draft', approvedBy: null, definition: { name: 'Tên mới' } });
    expect(await publish()).toMatchObject({ status: 409, body: { code: 'PROCESS_NOT_APPROVED' } });
  });

  it('ends the version before it, which is announced again', async () => {
    await publishAll(body());
    const two = '/v1/processes/mac-dinh-cap-xa/versions/2';
    expect(await publishAll(body(sound, '2024-06-01'), two)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await catalog.events()).map(({ data }) => data)).toMatchObject([
      { version: 1, validTo: null },
      { version: 1, validTo: '2024-06-01' },
      { version: 2, validFrom: '2024-06-01', validTo: null },
    ]);
    expect((await catalog.get('/v1/processes/mac-dinh-cap-xa?at=2024-05-31')).body).toMatchObject({ version: 1 });
    expect((await catalog.get('/v1/processes/mac-dinh-cap-xa?at=2024-06-01')).body).toMatchObject({ version: 2 });
    expect((await catalog.get('/v1/processes/mac-dinh-cap-xa/versions')).body['items']).toMatchObject([
      { version: 2 },
      { version: 1, validTo: '2024-06-01' },
    ]);
  });

  it('is drafted once however often it is sent with one key', async () => {
    const keyed = { ...DRAFT, headers: { 'idempotency-key': 'k1' } };
    const first = await catalog.send('POST', '/v1/processes', body(), keyed);
    expect(await catalog.send('POST', '/v1/processes', body(), keyed)).toMatchObject({ status: 201, body: first.body });
    expect(await draft()).toMatchObject({ status: 409, body: { code: 'PROCESS_DRAFT_EXISTS' } });
  });
});

describe('publishing refuses', () => {
  it('what verification finds, naming every error with its place, and publishes nothing', async () => {
    const wrong = withSteps({ ky: { owner: null }, tra: { limit: null, mayDo: [] } });
    const refused = await publishAll(body(wrong));
    expect(refused).toMatchObject({ status: 422, body: { code: 'PROCESS_NOT_SOUND' } });
    expect(refused.body['errors']).toMatchObject([
      { field: 'steps[5].limit', code: 'LIMIT_MISSING', message: '"tra" chưa có thời hạn.' },
      { field: 'transitions[7].action', code: 'ACTION_NOT_ALLOWED' },
      { field: 'steps[4].owner', code: 'OWNER_MISSING' },
    ]);
    expect(await catalog.events()).toEqual([]);
    const { problems } = (await verify()).body as { problems: { vi: string; en: string }[] };
    expect(problems).toHaveLength(3);
    expect(problems[0]!.en).toBe('"tra" has no limit.');
  });

  it('the past', async () => {
    expect(await publishAll(body(sound, '2024-03-14'))).toMatchObject({
      status: 422,
      body: { code: 'PROCESS_BACKDATED', errors: [{ field: 'validFrom' }] },
    });
  });

  it('a second default of a level, and a second process of a procedure', async () => {
    await catalog.seed();
    await publishAll(body());
    const second = await publishAll(body({ ...sound, code: 'khac' }, '2025-01-01'), '/v1/processes/khac/versions/1');
    expect(second).toMatchObject({ status: 422, body: { code: 'PROCESS_SCOPE_TAKEN' } });
    expect(second.body['errors']).toMatchObject([{ field: 'definition.levels[0]' }]);
    const own = { ...sound, isDefault: false, procedures: ['1.001193'] };
    expect(await publishAll(body({ ...own, code: 'mot' }), '/v1/processes/mot/versions/1')).toMatchObject({
      status: 200,
    });
    const again = await publishAll(body({ ...own, code: 'hai' }), '/v1/processes/hai/versions/1');
    expect(again.body['errors']).toMatchObject([{ field: 'definition.procedures[0]', code: 'PROCESS_SCOPE_TAKEN' }]);
  });

  it.each([
    ['no approval', () => draft(), () => publish(), 'PROCESS_NOT_APPROVED'],
    [
      'another code',
      () => draft(),
      () => catalog.send('PUT', one, body({ ...sound, code: 'x' }), DRAFT),
      'PROCESS_CODE_DIFFERS',
    ],
    [
      'a change of what is published',
      () => publishAll(body()),
      () => catalog.send('PUT', one, body(), DRAFT),
      'PROCESS_PUBLISHED',
    ],
    ['approving twice', () => draft().then(() => approve()), () => approve(), 'PROCESS_APPROVED'],
    ['a version that is not there', () => draft(), () => publish(`${one}0`), 'PROCESS_VERSION_NOT_FOUND'],
    ['a process that is not there', () => draft(), () => approve('/v1/processes/khac/versions/1'), 'PROCESS_NOT_FOUND'],
    [
      'an empty validity',
      () => draft(body(sound, '2024-04-01', '2024-04-01')),
      () => draft(body(sound, '2024-04-01', '2024-04-01')),
      'PROCESS_ENDS_BEFORE_IT_BEGINS',
    ],
    ['a day that does not exist', () => draft(), () => draft(body(sound, '2024-02-30')), 'BAD_DATE'],
    ['an unknown field', () => draft(), () => draft(body({ ...sound, extra: 1 })), 'VALIDATION_FAILED'],
    [
      'a limit of a third',
      () => draft(),
      () => draft(body({ ...sound, limit: { amount: 0.3, unit: 'workingDay' } })),
      'VALIDATION_FAILED',
    ],
  ])('%s', async (_, before, act, code) => {
    await before();
    expect((await act()).body['code']).toBe(code);
  });
});

describe('with the directory known', () => {
  beforeEach(() => catalog.hear(directory));

  it('a process over the district is sound while there are districts, and not after', async () => {
    const over = withSteps({ ky: { owner: { role: 'approver', unit: 'district(receiving)' } } });
    await draft(body(over));
    expect((await verify()).body).toMatchObject({ organisationKnown: true, sound: false });
    const held = {
      id: 'district',
      unitCode: 'H52.31',
      permissions: ['dossier:approve'],
      validFrom: '2020-01-01',
      validTo: null,
    };
    await catalog.hear([new PositionPublished('position:district', held)]);
    expect((await verify()).body).toMatchObject({ sound: true, problems: [] });
    const later = await verify(one, '?at=2025-07-01');
    expect(later.body['problems']).toMatchObject([{ code: 'NO_SUCH_UNIT', field: 'steps[4].owner.unit' }]);
  });

  it('a role nobody holds any more keeps a process from being published', async () => {
    const left = { id: 'commune-0', unitCode: 'H52.31.001', permissions: [], validFrom: '2020-01-01', validTo: null };
    await catalog.hear([new PositionPublished('position:commune-0', left)]);
    await draft();
    const codes = async () => ((await verify()).body['problems'] as { code: string }[]).map(({ code }) => code);
    expect(new Set(await codes())).toEqual(new Set(['ROLE_MISSING_IN_UNITS']));
    const ended = { ...left, id: 'commune-1', unitCode: 'H52.31.002', validTo: '2024-03-01' };
    await catalog.hear([new PositionPublished('position:commune-1', ended)]);
    await approve();
    expect(await publish()).toMatchObject({ status: 422, body: { code: 'PROCESS_NOT_SOUND' } });
  });
});

describe('the delivered processes', () => {
  beforeEach(async () => {
    await catalog.seed();
    await catalog.seedProcesses();
  });

  it('are published once', async () => {
    expect(await catalog.seedProcesses()).toEqual({ inserted: 0, unchanged: 6 });
    expect((await catalog.events()).filter(({ type }) => type.startsWith('motcua.process.'))).toHaveLength(6);
    const { items } = (await catalog.get('/v1/processes?level=commune')).body as { items: { code: string }[] };
    expect(items.map(({ code }) => code)).toEqual(['ho-tich-trong-ngay', 'mac-dinh-cap-xa', 'nguoi-co-cong-ba-cap']);
  });

  it.each([
    ['1.001193', 'ho-tich-trong-ngay'],
    ['9.900016', 'chuyen-muc-dich-su-dung-dat'],
    ['9.900024', 'nguoi-co-cong-ba-cap'],
    ['1.004222', 'mac-dinh-cap-xa'],
    ['2.000806', 'mac-dinh-cap-huyen'],
    ['9.900027', 'mac-dinh-cap-tinh'],
  ])('apply: to %s %s', async (procedure, code) => {
    expect((await catalog.get(`/v1/procedures/${procedure}/process`)).body).toMatchObject({ code, version: 1 });
  });

  it('apply to nothing before they are in force, nor to what is no procedure', async () => {
    const early = await catalog.get('/v1/procedures/1.001193/process?at=2023-12-31');
    expect(early).toMatchObject({ status: 404, body: { code: 'PROCEDURE_WITHOUT_PROCESS' } });
    expect((await catalog.get('/v1/procedures/1.999999/process')).body['code']).toBe('PROCEDURE_NOT_FOUND');
  });

  it('are drawn as a Mermaid flowchart', async () => {
    const { status, type, text } = await catalog.getText('/v1/processes/chuyen-muc-dich-su-dung-dat/diagram');
    expect({ status, type }).toEqual({ status: 200, type: 'text/vnd.mermaid; charset=utf-8' });
    expect(text.startsWith('flowchart TD\n')).toBe(true);
    expect(text).toContain('"Sở Xây dựng cho ý kiến<br/>Cán bộ thụ lý @ unit:H52.10<br/>3 ngày làm việc"');
    await draft(body(withSteps({ ky: { name: '"]\nend' } })));
    const drawn = await catalog.getText('/v1/processes/mac-dinh-cap-xa/diagram?version=2');
    expect(drawn.text).toContain('s5{{"#34;#93; end<br/>Người phê duyệt @ receiving<br/>');
  });
});

describe('every route of processes', () => {
  it('is closed without its permission', async () => {
    const own = routesOf(catalog.service.app).filter(({ path }) => path.startsWith('/v1/processes'));
    expect(own).toHaveLength(10);
    for (const { method, path } of own) {
      const url = path.replace(':code', 'mac-dinh-cap-xa').replace(':version', '1');
      const { status, body: problem } = await catalog.send(method as 'POST', url, null, {
        permissions: ['dossier:read'],
      });
      expect({ method, path, status, code: problem['code'] }).toEqual({
        method,
        path,
        status: 403,
        code: 'PERMISSION_DENIED',
      });
    }
  });
});
