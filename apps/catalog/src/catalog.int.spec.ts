import { assertEveryRouteDeclaresPermission, encodeCursor, routesOf } from '@motcua/service-kit';
import type { FullProcedure } from './domain/procedure-content.js';
import { CatalogFixture } from './catalog.fixture.js';

interface Listed {
  readonly items: readonly { readonly code: string; readonly name: string }[];
  readonly nextCursor: string | null;
}

let catalog: CatalogFixture;
beforeAll(async () => {
  catalog = await CatalogFixture.start();
  await catalog.seed();
});
afterAll(() => catalog.stop());

const list = async (query: string): Promise<Listed> => (await catalog.get(`/v1/procedures${query}`)).body as never;
const codes = async (query: string) => (await list(query)).items.map(({ code }) => code);

describe('GET /v1/procedures', () => {
  it('pages through all procedures in force today in the order of their codes', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Listed = await list(`?limit=20${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(82);
    expect(seen).toEqual([...seen].sort());
    expect(seen).not.toContain('9.900034');
  });

  it.each([
    ['2018-12-31', []],
    ['2019-01-01', ['9.900034']],
    ['2024-01-31', ['9.900034']],
    ['2024-02-01', ['9.900035']],
    ['2024-02-02', ['9.900035']],
  ])('on %s the badge for transport vehicles is %j', async (at, expected) => {
    expect(await codes(`?at=${at}&q=cap+phu+hieu+xe`)).toEqual(expected);
  });

  it('filters by field, level and service level together', async () => {
    const { items } = await list('?fieldCode=G99-HT01&level=commune&serviceLevel=full&limit=200');
    expect(items.length).toBeGreaterThan(1);
    for (const item of items) {
      expect(item).toMatchObject({ fieldCode: 'G99-HT01', level: 'commune', serviceLevel: 'full' });
    }
    expect(items).toContainEqual({
      code: '1.001193',
      version: 1,
      name: 'Đăng ký khai sinh',
      fieldCode: 'G99-HT01',
      fieldName: 'Hộ tịch',
      level: 'commune',
      serviceLevel: 'full',
      objectTypes: ['citizen'],
      handlingUnit: null,
      validFrom: '2019-01-01',
      validTo: null,
    });
    expect(await codes('?fieldCode=G99-HT01&level=province')).toEqual([]);
  });

  it.each([
    ['Đăng ký KHAI SINH', '1.001193'],
    ['dang ky khai sinh', '1.001193'],
    ['1.001193', '1.001193'],
  ])('finds by code and name, whatever the diacritics: %s', async (q, code) => {
    expect(await codes(`?q=${encodeURIComponent(q)}`)).toContain(code);
  });

  it.each(['%25', '_', '%5C'])('does not take %s for a pattern', async (q) => {
    expect(await codes(`?limit=200&q=${q}`)).toHaveLength(82);
    expect(await codes(`?limit=200&q=khai${q}sinh`)).toEqual(await codes('?limit=200&q=khai+sinh'));
  });

  it.each([
    ['at=2023-02-29', 'BAD_DATE', 'at'],
    ['limit=ten', 'VALIDATION_FAILED', 'limit'],
    ['limit=1000', 'VALIDATION_FAILED', 'limit'],
    ['level=ward', 'VALIDATION_FAILED', 'level'],
    ['serviceLevel=4', 'VALIDATION_FAILED', 'serviceLevel'],
    ['fieldCode=G99%00', 'VALIDATION_FAILED', 'fieldCode'],
    ['q=%00', 'VALIDATION_FAILED', 'q'],
    [`q=${'x'.repeat(201)}`, 'VALIDATION_FAILED', 'q'],
    ['field=G99-HT01', 'VALIDATION_FAILED', 'field'],
    ['cursor=x', 'BAD_CURSOR', 'cursor'],
    [`cursor=${encodeCursor(["1.001193' or true"])}`, 'BAD_CURSOR', 'cursor'],
  ])('refuses ?%s with %s and names the field', async (query, code, field) => {
    const { status, body } = await catalog.get(`/v1/procedures?${query}`);
    expect({ status, code: body['code'] }).toEqual({ status: 400, code });
    expect(body['errors']).toEqual([expect.objectContaining({ field })]);
  });
});

describe('GET /v1/procedures/{code}', () => {
  it('answers with limit and fee for each case and channel, components and result', async () => {
    const { status, headers, body } = await catalog.get('/v1/procedures/1.001193');
    expect({ status, etag: headers['etag'] }).toEqual({ status: 200, etag: '"1"' });
    const exemptionText = expect.stringContaining('Miễn cho trẻ em') as string;
    const rule = (amount: number) => ({
      limit: { amount, unit: 'workingDay' },
      fee: { amountVnd: 8000, exemptionText },
    });
    const offered = (amount: number) => ({ counter: rule(amount), online: rule(amount), postal: rule(amount) });
    expect(body['cases']).toEqual([
      { code: 'TH01', name: 'Trường hợp thông thường', channels: offered(0) },
      { code: 'TH02', name: 'Trường hợp cần xác minh', channels: offered(5) },
    ]);
    expect(body['components']).toEqual([
      { code: 'TP01', name: 'Tờ khai theo mẫu', required: true, digitise: 'optional' },
      { code: 'TP02', name: 'Giấy chứng sinh', required: true, digitise: 'optional' },
      { code: 'TP03', name: 'Giấy tờ tùy thân', required: true, digitise: 'optional' },
    ]);
    expect(body['result']).toEqual({ code: 'KQ-1.001193', name: 'Giấy khai sinh' });
  });

  it('leaves out a channel that is not offered', async () => {
    const { body } = await catalog.get('/v1/procedures/1.000419');
    const [only] = body['cases'] as [{ channels: object }];
    expect(Object.keys(only.channels).sort()).toEqual(['counter', 'postal']);
  });

  it('shows no fee anywhere without its exemption text', async () => {
    for (const code of await codes('?limit=200')) {
      const { details, ...body } = (await catalog.get(`/v1/procedures/${code}`)).body;
      const fees = JSON.stringify(body).match(/"amountVnd":\d+/g)!;
      const texts = JSON.stringify(body).match(/"exemptionText":"[^"]+/g)!;
      expect(fees.length).toBeGreaterThan(0);
      expect(texts).toHaveLength(fees.length);
      const rules = (details as FullProcedure).cases.flatMap((one) => one.rules);
      expect(rules.filter((rule) => rule.fees.length > 0 && !rule.exemptionText)).toEqual([]);
    }
  });

  it.each([
    ['9.900034', '2024-01-31', 200, undefined],
    ['9.900034', '2024-02-01', 404, 'PROCEDURE_NOT_IN_FORCE'],
    ['9.900035', '2024-01-31', 404, 'PROCEDURE_NOT_IN_FORCE'],
    ['9.900035', '2024-02-01', 200, undefined],
    ['9.999999', '2024-02-01', 404, 'PROCEDURE_NOT_FOUND'],
    ['1.001193', '2024-02-31', 400, 'BAD_DATE'],
    ['1.001193%00', '2024-02-01', 404, 'PROCEDURE_NOT_FOUND'],
    ['khai-sinh', '2024-02-01', 404, 'PROCEDURE_NOT_FOUND'],
  ])('%s on %s: %i %s', async (code, at, status, problem) => {
    const { status: answered, body } = await catalog.get(`/v1/procedures/${code}?at=${at}`);
    expect(answered).toBe(status);
    if (problem) expect(body['code']).toBe(problem);
    else expect(body['code']).toBe(code);
  });

  it('takes today in Vietnam for the date, and says where to look when it is not in force', async () => {
    const { body } = await catalog.get('/v1/procedures/9.900034');
    expect(body['detail']).toContain('2024-03-15');
    expect(body['detail']).toContain('/v1/procedures/9.900034/versions');
    expect(body['errors']).toEqual([expect.objectContaining({ field: 'at' })]);
  });
});

describe('GET /v1/procedures/{code}/versions', () => {
  it('lists what was published, also what is no longer in force', async () => {
    const { body } = await catalog.get('/v1/procedures/9.900034/versions');
    expect(body).toMatchObject({
      items: [{ version: 1, validFrom: '2019-01-01', validTo: '2024-02-01' }],
      nextCursor: null,
    });
  });

  it.each([
    ['9.999999/versions', 404, 'PROCEDURE_NOT_FOUND'],
    ['%00/versions', 404, 'PROCEDURE_NOT_FOUND'],
    [`1.001193/versions?cursor=${encodeCursor(['a'])}`, 400, 'BAD_CURSOR'],
    [`1.001193/versions?cursor=${encodeCursor([1e99])}`, 400, 'BAD_CURSOR'],
    ['1.001193/versions?at=2024-01-01', 400, 'VALIDATION_FAILED'],
  ])('%s: %i %s', async (path, status, code) => {
    const answer = await catalog.get(`/v1/procedures/${path}`);
    expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
  });
});

describe('every route of the catalogue', () => {
  it('declares its permission and is closed without it', async () => {
    const { app } = catalog.service;
    expect(() => assertEveryRouteDeclaresPermission(app)).not.toThrow();
    const own = routesOf(app).filter(({ path }) => path.startsWith('/v1/procedures'));
    expect(own).toHaveLength(6);
    for (const { path } of own) {
      const { status, body } = await catalog.get(path.replace(':code', '1.001193'), ['directory:read']);
      expect({ path, status, code: body['code'] }).toEqual({ path, status: 403, code: 'PERMISSION_DENIED' });
    }
  });

  it('reads a page with one statement', async () => {
    const statements: string[] = [];
    const runner = catalog.dataSource;
    const query = runner.query.bind(runner);
    runner.query = ((text: string, parameters: unknown[]) => {
      statements.push(text);
      return query(text, parameters);
    }) as typeof runner.query;
    try {
      await list('?limit=200');
    } finally {
      runner.query = query;
    }
    expect(statements).toHaveLength(1);
  });
});
