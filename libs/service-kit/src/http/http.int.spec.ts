import { SECURITY_HEADERS } from './server.js';
import { sampleWorld, type SampleWorld } from '../sample/sample-service.js';
import { requester, sampleBody } from '../sample/requests.js';

let world: SampleWorld;
const send = requester(() => world);
beforeAll(async () => {
  world = await sampleWorld();
});
afterAll(() => world.end());

describe('a problem', () => {
  it('is RFC 9457 with a code, in Vietnamese, without the query', async () => {
    const { status, headers, body } = await send('GET', '/v1/none/at-all?idNumber=012345678901');
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: 'urn:motcua:problem:ROUTE_NOT_FOUND',
      title: 'Không tìm thấy',
      status: 404,
      detail: 'Không có đường dẫn hoặc phương thức này. Kiểm tra lại địa chỉ.',
      code: 'ROUTE_NOT_FOUND',
      instance: '/v1/none/at-all',
      correlationId: headers['x-correlation-id'],
    });
  });

  it('is English for who prefers that', async () => {
    const { body } = await send('GET', '/v1/none', { headers: { 'accept-language': 'en' } });
    expect(body).toMatchObject({ title: 'Not Found', detail: 'There is no such path or method. Check the address.' });
  });

  it('names every wrong field', async () => {
    const body = { ...sampleBody('E1'), count: '3', role: 'admin', owner: { idNumber: '1', name: 'A' } };
    const answer = await send('POST', '/v1/samples', { body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    const fields = (answer.body['errors'] as { field: string; code: string }[]).map((e) => `${e.field} ${e.code}`);
    expect(fields.sort()).toEqual(['count BAD_VALUE', 'owner.idNumber BAD_VALUE', 'role UNKNOWN_FIELD']);
  });

  it('of an unexpected error tells nothing of the inside', async () => {
    const { status, body } = await send('GET', '/v1/samples/broken');
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'INTERNAL' });
    expect(JSON.stringify(body)).not.toContain('secret internals');
    expect(world.log.lines().find((line) => line['code'] === 'INTERNAL' && line['level'] === 'error')).toMatchObject({
      correlationId: body['correlationId'],
      err: { message: 'secret internals' },
    });
  });

  it.each<[string, Record<string, string>, string, number, string]>([
    ['broken JSON', { 'content-type': 'application/json' }, '{"code":', 400, 'BAD_JSON'],
    ['no body, whatever its type would be', { 'content-type': 'application/json' }, '', 400, 'VALIDATION_FAILED'],
    ['a __proto__ key', { 'content-type': 'application/json' }, '{"__proto__":{"a":1}}', 400, 'BAD_JSON'],
    ['another media type', { 'content-type': 'application/xml' }, '<a/>', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['more than 1 MB', { 'content-type': 'application/json' }, `"${'x'.repeat(1024 * 1024)}"`, 413, 'BODY_TOO_LARGE'],
    ['a JSON text', { 'content-type': 'application/json' }, '"text"', 400, 'VALIDATION_FAILED'],
    ['JSON null', { 'content-type': 'application/json' }, 'null', 400, 'VALIDATION_FAILED'],
  ])('answers %s', async (_, headers, body, status, code) => {
    const answer = await send('POST', '/v1/samples', { body, headers });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('answers an address that cannot be decoded, or is too long', async () => {
    const answer = await send('PUT', '/v1/samples/%zz');
    expect([answer.status, answer.body['code']]).toEqual([404, 'ROUTE_NOT_FOUND']);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const long = await send('PUT', `/v1/samples/${'x'.repeat(300)}`, { body: { count: 1 } });
    expect([long.status, long.body['code']]).toEqual([404, 'ROUTE_NOT_FOUND']);
  });

  it('answers a missing body as missing fields', async () => {
    const answer = await send('POST', '/v1/samples');
    expect([answer.status, answer.body['code']]).toEqual([400, 'VALIDATION_FAILED']);
  });

  it('answers wrong parameters of path and query', async () => {
    expect((await send('GET', '/v1/samples/numbered/x')).body['errors']).toEqual([
      { field: 'number', code: 'BAD_VALUE', message: 'Phải là số nguyên.' },
    ]);
    expect((await send('GET', '/v1/samples/numbered/7?at=1&at=2')).body['errors']).toMatchObject([{ field: 'at' }]);
    expect((await send('GET', '/v1/samples/numbered/7?at=1')).body).toEqual({ number: 7, at: '1' });
    expect((await send('GET', '/v1/samples?limit=0')).body['errors']).toMatchObject([{ field: 'limit' }]);
    expect((await send('GET', '/v1/samples?cursor=x')).body['code']).toBe('BAD_CURSOR');
  });
});

describe('versions', () => {
  it('are named by ETag and Location, and expected by If-Match', async () => {
    const made = await send('POST', '/v1/samples', { body: sampleBody('V1') });
    expect(made.status).toBe(201);
    expect(made.headers).toMatchObject({ etag: '"1"', location: '/v1/samples/V1' });

    const change = (ifMatch: string) =>
      send('PUT', '/v1/samples/V1', { body: { count: 9 }, headers: { 'if-match': ifMatch } });
    const changed = await change('"1"');
    expect([changed.status, changed.headers['etag'], changed.body['version']]).toEqual([200, '"2"', 2]);
    const stale = await change('"1"');
    expect([stale.status, stale.body['code']]).toEqual([412, 'STALE_VERSION']);
    expect(stale.headers['etag']).toBeUndefined();
    expect((await change('7')).body['code']).toBe('BAD_IF_MATCH');
    expect((await change('*')).body['version']).toBe(3);
  });
});

describe('pages', () => {
  it('lead through the whole list in order, each row once', async () => {
    for (const code of ['L3', 'L1', 'L2']) await send('POST', '/v1/samples', { body: sampleBody(code) });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await send('GET', `/v1/samples?limit=2${query}`);
      seen.push(...(body['items'] as { code: string }[]).map((item) => item.code));
      cursor = body['nextCursor'] as string | null;
    } while (cursor !== null);
    expect(seen).toEqual([...seen].sort());
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(['L1', 'L2', 'L3']));
  });
});

describe('every answer', () => {
  it.each([
    ['data', '/v1/samples/open', 200],
    ['a refusal', '/v1/samples', 401],
    ['nothing that is there', '/v1/none', 404],
    ['what is no address', '/%', 404],
  ])('is kept by no cache and shown by no other page: %s', async (_, url, status) => {
    const answer = await world.running.app.inject({ method: 'GET', url });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject(SECURITY_HEADERS);
  });

  it('is read by no page of another site', async () => {
    const origin = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' };
    for (const method of ['GET', 'OPTIONS'] as const) {
      const answer = await world.running.app.inject({ method, url: '/v1/samples/open', headers: origin });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('a request leaves', () => {
  it('its correlation id in the answer and in the context', async () => {
    const headers = { 'x-correlation-id': 'case-42', 'accept-language': 'en' };
    const { headers: answered, body } = await send('GET', '/v1/samples/whoami', { headers });
    expect(answered['x-correlation-id']).toBe('case-42');
    expect(body).toMatchObject({ correlationId: 'case-42', locale: 'en', actor: { id: 'officer-1' } });
  });

  it('one access line, without query, body, token or raw address', async () => {
    const token = await world.issuer.token();
    const headers = { 'x-correlation-id': 'quiet-1' };
    await send('PUT', '/v1/samples/NGUYEN-VAN-A?idNumber=012345678901', { body: { count: 987654 }, headers, token });
    const lines = world.log.lines().filter((line) => line['correlationId'] === 'quiet-1');
    expect(lines).toEqual([
      expect.objectContaining({
        msg: 'request',
        method: 'PUT',
        route: '/v1/samples/:code',
        status: 412,
        actor: 'officer-1',
        code: 'STALE_VERSION',
        ms: expect.any(Number) as number,
      }),
    ]);
    for (const leak of ['NGUYEN-VAN-A', '012345678901', '987654', token, 'authorization', 'Bearer', 'Nguyễn']) {
      expect(world.log.text).not.toContain(leak);
    }
  });

  it('a measure by route pattern', async () => {
    await send('GET', '/v1/samples/open');
    const metrics = await world.running.app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.headers['content-type']).toContain('text/plain');
    expect(metrics.payload).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/v1\/samples\/open",status="200"\} \d+/,
    );
    expect(metrics.payload).toContain('process_cpu_seconds_total');
    expect(metrics.payload).toContain('nodejs_eventloop_lag_seconds');
    expect(metrics.payload).not.toContain('NGUYEN');
  });
});

describe('the OpenAPI document', () => {
  it('shows routes, permissions, bodies, problems and error codes', async () => {
    const { body } = await send('GET', '/openapi.json', { token: null });
    expect(body).toEqual(JSON.parse(JSON.stringify(world.running.openapi)));
    expect(body).toMatchObject({
      info: { title: 'Mẫu' },
      paths: {
        '/v1/samples': {
          post: {
            'x-permissions': ['sample:write'],
            security: [{ bearer: [] }],
            responses: {
              '400': { $ref: '#/components/responses/BadRequest' },
              '422': { $ref: '#/components/responses/UnprocessableEntity' },
              '5XX': { $ref: '#/components/responses/ServerFailure' },
            },
          },
        },
      },
      components: {
        schemas: { SampleDto: expect.anything() as unknown, Problem: expect.anything() as unknown },
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      },
    });
    const parameters = (method: string, path: string) => {
      const paths = body['paths'] as Record<string, Record<string, { parameters: { name: string }[] }>>;
      return paths[path]?.[method]?.parameters.map((parameter) => parameter.name);
    };
    expect(parameters('post', '/v1/samples')).toEqual(['Idempotency-Key']);
    expect(parameters('put', '/v1/samples/{code}')?.sort()).toEqual(['If-Match', 'code']);
    expect(parameters('get', '/v1/samples')).toEqual(['limit', 'cursor']);
    const codes = (body['x-errors'] as { code: string }[]).map((row) => row.code);
    expect(codes).toEqual(expect.arrayContaining(['NO_SUCH_SAMPLE', 'VALIDATION_FAILED', 'TOKEN_EXPIRED']));
  });

  it('says of each operation which problems it can answer, and no others', () => {
    const statuses = (method: 'get' | 'post' | 'put', path: string) =>
      Object.keys(world.running.openapi.paths[path]![method]!.responses).join(' ');
    expect(statuses('post', '/v1/samples')).toBe('201 400 401 403 409 413 414 415 422 429 5XX');
    expect(statuses('put', '/v1/samples/{code}')).toBe('200 400 401 403 404 412 413 414 415 429 5XX');
    expect(statuses('get', '/v1/samples')).toBe('200 400 401 403 414 429 5XX');
    expect(statuses('get', '/v1/samples/numbered/{number}')).toBe('200 400 404 414 429 5XX');
    expect(world.running.openapi.components?.responses?.['PreconditionFailed']).toMatchObject({
      content: { 'application/problem+json': { schema: { allOf: [{}, { properties: { status: { enum: [412] } } }] } } },
    });
  });

  it('demands of bodies and queries what the validation demands', () => {
    const { components, paths } = world.running.openapi;
    expect(components?.schemas?.['SampleDto']).toMatchObject({
      additionalProperties: false,
      properties: {
        code: { type: 'string', minLength: 1, maxLength: 40 },
        count: { type: 'integer', minimum: 0, maximum: 100 },
        components: { type: 'array', minItems: 0, maxItems: 5 },
      },
    });
    expect(components?.schemas?.['OwnerDto']).toMatchObject({
      additionalProperties: false,
      properties: { idNumber: { minLength: 9, maxLength: 12 } },
    });
    expect(paths['/v1/samples']!.get!.parameters).toMatchObject([
      { name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 200 } },
      { name: 'cursor', schema: { type: 'string', maxLength: 1000, pattern: '^[A-Za-z0-9_-]*$' } },
    ]);
  });
});
