import { sqlState } from '@motcua/service-kit';
import { CatalogFixture } from './catalog.fixture.js';
import { seedCodes } from './seed/seed-codes.js';

let catalog: CatalogFixture;
const seed = () =>
  seedCodes({ dataSource: catalog.dataSource, clock: { now: () => new Date('2024-01-01T00:00:00Z') } });
beforeEach(async () => {
  catalog = await CatalogFixture.start();
  await seed();
});
afterEach(() => catalog.stop());

const show = async (url: string) => (await catalog.get(url)).body;
const post = (url: string, body: object) => catalog.ask('POST', url, { body });
const entries = [
  { code: 'A', name: 'Một' },
  { code: 'B', name: 'Hai', parent: 'A' },
];
const publish = (body: object) => post('/v1/code-lists/field/versions', body);
const map = (body: object) =>
  post('/v1/code-mappings/procedure', {
    nationalCode: '1.000001',
    localCode: '9.900001',
    validFrom: '2024-01-01',
    reason: 'Mẫu',
    ...body,
  });
const replace = (oldCode: string, newCode: string, change: object = {}) =>
  post('/v1/code-mappings/procedure/replacements', { oldCode, newCode, mark: 'confirmed', reason: 'Mẫu', ...change });
const resolve = (code: string, at = '2024-03-15') => show(`/v1/code-mappings/procedure/resolve?code=${code}&at=${at}`);
const refusal = (sql: string) =>
  catalog.dataSource.query(sql).then(
    () => 'taken',
    (error: unknown) => sqlState(error),
  );

describe('a code list', () => {
  it('is seeded once, and read in pages', async () => {
    expect(await seed()).toEqual({ inserted: 0, unchanged: 2 });
    expect(await show('/v1/code-lists')).toEqual({ items: [{ id: 'field', title: 'Lĩnh vực thủ tục hành chính' }] });
    const first = (await show('/v1/code-lists/field?limit=15')) as {
      items: { code: string }[];
      nextCursor: string;
      size: number;
    };
    const rest = (await show(`/v1/code-lists/field?limit=15&cursor=${first.nextCursor}`)) as typeof first;
    const codes = [...first.items, ...rest.items].map(({ code }) => code);
    expect(codes).toHaveLength(first.size);
    expect(codes).toEqual([...codes].sort());
    expect(rest.nextCursor).toBeNull();
  });

  it('gets a new version from a day on; the old one stays readable, and the same content changes nothing', async () => {
    const body = { validFrom: '2024-04-01', source: 'Cổng', entries };
    expect((await publish(body)).body).toMatchObject({
      version: 2,
      validFrom: '2024-04-01',
      size: 2,
      recordedBy: 'cb-0004',
    });
    expect((await publish({ ...body, validFrom: '2024-05-01' })).body).toMatchObject({
      version: 2,
      validFrom: '2024-04-01',
    });
    expect(await show('/v1/code-lists/field?at=2024-03-31')).toMatchObject({ version: 1, validTo: '2024-04-01' });
    expect(await show('/v1/code-lists/field?at=2024-04-01')).toMatchObject({
      version: 2,
      items: [
        { code: 'A', name: 'Một', parent: null },
        { code: 'B', name: 'Hai', parent: 'A' },
      ],
    });
    expect(await show('/v1/code-lists/field?at=2018-12-31')).toMatchObject({ code: 'CODE_LIST_NOT_IN_FORCE' });
    expect((await show('/v1/code-lists/field/versions'))['items']).toMatchObject([{ version: 2 }, { version: 1 }]);
  });

  it('is refused as a whole for its bad rows, each of which is named', async () => {
    const wrong = [
      ...entries,
      { code: 'A', name: 'Ba' },
      { code: 'C', name: 'Bốn', parent: 'X' },
      { code: 'D', name: 'Năm', parent: 'D' },
    ];
    const answer = await publish({ validFrom: '2024-04-01', source: 'Cổng', entries: wrong });
    expect(answer).toMatchObject({ status: 422, body: { code: 'CODE_LIST_NOT_SOUND' } });
    expect(
      (answer.body['errors'] as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`),
    ).toEqual(['entries[2].code CODE_TWICE', 'entries[3].parent PARENT_UNKNOWN', 'entries[4].parent PARENT_UNKNOWN']);
    expect((await show('/v1/code-lists/field'))['version']).toBe(1);
  });

  it.each([
    ['a version that begins before the last one', { validFrom: '2019-01-01' }, 422, 'CODE_LIST_NOT_LATER'],
    ['a day that does not exist', { validFrom: '2024-02-30' }, 400, 'BAD_DATE'],
    ['a list without entries', { entries: [] }, 400, 'VALIDATION_FAILED'],
    ['an entry without a name', { entries: [{ code: 'A', name: ' ' }] }, 400, 'VALIDATION_FAILED'],
  ])('refuses %s', async (_, change, status, code) => {
    const answer = await publish({ validFrom: '2024-04-01', source: 'Cổng', entries, ...change });
    expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
  });

  it('is not known by any other name, and never overlaps itself', async () => {
    expect((await catalog.get('/v1/code-lists/colour')).body['code']).toBe('CODE_LIST_NOT_FOUND');
    expect(
      await refusal(`insert into code_list_version (list_id, version, valid_from, source, entries, digest, recorded_by,
      recorded_at) select list_id, 9, '2024-01-01', source, entries, digest, recorded_by, recorded_at from code_list_version`),
    ).toBe('23P01');
    expect(await refusal(`update code_list_version set entries = '[]'`)).toBe('23000');
  });
});

describe('a code mapping', () => {
  it('says which code of ours is which of theirs, on any date', async () => {
    expect(await map({ validTo: '2024-03-01' })).toMatchObject({ status: 201, body: { recordedBy: 'cb-0004' } });
    expect((await map({ nationalCode: '1.000002', validFrom: '2024-03-01' })).status).toBe(201);
    expect(await resolve('9.900001', '2024-02-29')).toMatchObject({ nationalCode: '1.000001', localCode: '9.900001' });
    expect(await resolve('9.900001', '2024-03-01')).toMatchObject({ nationalCode: '1.000002' });
    expect(await resolve('1.000002')).toMatchObject({ localCode: '9.900001', chain: [] });
    const { items } = (await show('/v1/code-mappings/procedure?localCode=9.900001')) as { items: object[] };
    expect(items).toHaveLength(2);
    expect((await show('/v1/code-mappings/procedure?at=2024-02-01'))['items']).toMatchObject([
      { nationalCode: '1.000001' },
    ]);
    expect((await show('/v1/code-mappings/field'))['items']).toEqual([]);
  });

  it('is one for a code and a day, whoever adds it, by whichever way', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => map({})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect((await map({ localCode: '9.900002' })).body).toMatchObject({
      code: 'MAPPING_OVERLAPS',
      errors: [{ field: 'nationalCode' }],
    });
    expect((await map({ nationalCode: '1.000009' })).body).toMatchObject({ errors: [{ field: 'localCode' }] });
    expect(
      await refusal(`insert into code_mapping (kind, national_code, local_code, valid_from, reason, recorded_by, recorded_at)
      select kind, national_code, 'x', valid_from, reason, recorded_by, recorded_at from code_mapping`),
    ).toBe('23P01');
  });

  it('ends once, and says afterwards what it said', async () => {
    const { id } = (await map({})).body;
    const end = (validTo: string) => post(`/v1/code-mappings/procedure/${String(id)}/end`, { validTo });
    expect((await end('2023-01-01')).body['code']).toBe('MAPPING_NOT_OPEN');
    expect((await end('2024-07-01')).body).toMatchObject({ validTo: '2024-07-01' });
    expect((await end('2024-08-01')).body['code']).toBe('MAPPING_NOT_OPEN');
    expect(await refusal(`update code_mapping set local_code = 'x'`)).toBe('23000');
  });
});

describe('a code that was replaced', () => {
  it('resolves for ever, with the way it takes', async () => {
    expect(await resolve('2.002622')).toEqual({
      nationalCode: '2.002913',
      localCode: null,
      chain: [{ oldCode: '2.002622', newCode: '2.002913', since: null }],
    });
    expect((await replace('2.002913', '2.009999', { since: '2025-01-01' })).status).toBe(201);
    expect(await resolve('2.002622', '2025-01-01')).toMatchObject({ nationalCode: '2.009999', chain: [{}, {}] });
    expect(await resolve('2.002622', '2024-12-31')).toMatchObject({ nationalCode: '2.002913' });
  });

  it('keeps its counterpart of ours', async () => {
    await map({ nationalCode: '2.002622', localCode: '9.900009' });
    expect(await resolve('2.002913')).toMatchObject({ localCode: null });
    expect(await resolve('2.002622')).toMatchObject({ nationalCode: '2.002913', localCode: '9.900009' });
    expect(await resolve('9.900009')).toMatchObject({ nationalCode: '2.002913', localCode: '9.900009' });
  });

  it('is replaced once, and by nothing that leads back to it', async () => {
    expect((await replace('2.002622', '3.000001')).body).toMatchObject({ code: 'REPLACED_ALREADY' });
    expect((await replace('2.002913', '2.002622')).body).toMatchObject({
      code: 'REPLACEMENT_CIRCLE',
      detail: expect.stringContaining('2.002913 → 2.002622 → 2.002913') as string,
    });
    expect((await replace('3.000001', '3.000001')).body['code']).toBe('REPLACEMENT_CIRCLE');
  });
});

it.each([
  ['an unknown kind', '/v1/code-mappings/colour', {}, 404, 'CODE_KIND_UNKNOWN'],
  [
    'an end before the beginning',
    '/v1/code-mappings/procedure',
    { validTo: '2024-01-01' },
    422,
    'MAPPING_ENDS_BEFORE_IT_BEGINS',
  ],
  ['a day that does not exist', '/v1/code-mappings/procedure', { validFrom: '2024-02-30' }, 400, 'BAD_DATE'],
  ['a field nobody knows', '/v1/code-mappings/procedure', { colour: 'red' }, 400, 'VALIDATION_FAILED'],
])('a mapping with %s is refused', async (_, url, change, status, code) => {
  const body = { nationalCode: '1.000001', localCode: '9.900001', validFrom: '2024-01-01', reason: 'Mẫu', ...change };
  const answer = await post(url, body);
  expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
});

it('codes are changed by those who draft the catalogue', async () => {
  const permissions = ['catalog:read'];
  for (const url of [
    '/v1/code-lists/field/versions',
    '/v1/code-mappings/procedure',
    '/v1/code-mappings/procedure/replacements',
  ]) {
    expect((await catalog.ask('POST', url, { body: {}, permissions })).status).toBe(403);
  }
});
