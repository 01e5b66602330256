import { testKey, type TestKey } from '@motcua/testing';
import { bootAll, routesOfAll, type BootedService, type ServiceRoute } from './every-route.fixture.js';

let key: TestKey;
let booted: BootedService[];
let token: string;
beforeAll(async () => {
  key = await testKey();
  booted = await bootAll(key, { seeded: true });
  const permissions = routesOfAll(booted).flatMap(({ access }) =>
    access === undefined || access === 'public' ? [] : access.anyOf,
  );
  token = await key.sign({ sub: 'cb-0001', kind: 'officer', unit: 'H52', permissions: [...new Set(permissions)] });
}, 90_000);
afterAll(() => Promise.all(booted.map((service) => service.end())));

const places = [
  '%00',
  '%F0%9F%92%A9',
  "'",
  '%5C',
  '-1',
  '0',
  '99999999999999999999',
  'x'.repeat(300),
  '%2e%2e',
  '%25',
  'null',
];
const queries = [
  ...['at', 'limit', 'cursor', 'state', 'q', 'from', 'to', 'kind', 'code', 'unit', 'status', 'level', 'outcome'],
  ...[
    'dueAfter',
    'dueBefore',
    'procedureCode',
    'procedureCodes',
    'unitCode',
    'channel',
    'receivedAt',
    'calendar',
    'parent',
  ],
].flatMap((name) =>
  ['', '%00', '2024-02-30', '99999999999999999999', '%F0%9F%92%A9', 'WyJcdTAwMDAiXQ', 'W10', 'x'.repeat(2_000)].map(
    (value) => `${name}=${value}`,
  ),
);
const bodies = [
  '',
  'null',
  '[]',
  '""',
  '{"',
  '{}',
  '{"a":{"b":[1]}}',
  '{"rows":[null]}',
  '{"entries":[[]]}',
  '{"__proto__":{"a":1}}',
  '\u0000',
  '1e999',
];

async function ask(
  { service, method, path }: ServiceRoute,
  url: string,
  body?: string,
  more: Record<string, string> = {},
) {
  const { statusCode, body: text } = await service.running.app.inject({
    method: method as 'GET',
    url,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body !== undefined && { payload: body }),
  });
  return statusCode >= 500
    ? [
        `${service.name} ${method} ${path} as ${url.slice(0, 120)} with ${body ?? 'nothing'}: ${statusCode} ${text.slice(0, 200)}`,
      ]
    : [];
}

/** Whose answer depends on somebody else, who is not there. */
const outside = /\/v1\/portal\/procedures|\/v1\/portal-imports$/;
const routes = () => routesOfAll(booted).filter(({ path }) => !outside.test(path));
/** What is delivered, so that a request comes as far as it can. */
const delivered: readonly (readonly [root: string, id: string])[] = [
  ['/v1/procedures/', '1.001193'],
  ['/v1/calendars/', 'sonla-office'],
  ['/v1/decisions/', 'qd-3001-2018'],
  ['/v1/processes/', 'mac-dinh-cap-xa'],
  ['/v1/essential-services/', 'de-an-06'],
  ['/v1/code-lists/', 'field'],
  ['/v1/code-mappings/', 'procedure'],
  ['/v1/units/', 'H52'],
];
/** The first place names something that is there, the others are 1, unless a value is given for all. */
function plain(path: string, value?: string): string {
  const known = delivered.find(([root]) => path.startsWith(root))?.[1] ?? '1';
  return path.replace(/:\w+/, value ?? known).replace(/:\w+/g, value ?? '1');
}

async function each(asked: (route: ServiceRoute) => Promise<string[]>[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes()) for (const answer of asked(route)) wrong.push(...(await answer));
  return wrong;
}

describe('whatever is sent to any route', () => {
  it('in its address, it is the sender’s mistake', async () => {
    const withPlace = (route: ServiceRoute) => (route.path.includes(':') ? places : []);
    expect(await each((route) => withPlace(route).map((place) => ask(route, plain(route.path, place))))).toEqual([]);
  });

  it('in its query, it is the sender’s mistake', async () => {
    const reading = (route: ServiceRoute) => (route.method === 'GET' ? queries : []);
    expect(await each((route) => reading(route).map((query) => ask(route, `${plain(route.path)}?${query}`)))).toEqual(
      [],
    );
  }, 120_000);

  it('in its body and headers, it is the sender’s mistake', async () => {
    const writing = (route: ServiceRoute) => (route.method === 'GET' ? [] : bodies);
    expect(await each((route) => writing(route).map((body) => ask(route, plain(route.path), body)))).toEqual([]);
    const headers = [
      { 'if-match': '"x"' },
      { 'if-match': '"99999999999"' },
      { 'idempotency-key': 'ấ' },
      { 'accept-language': ';;;' },
    ];
    expect(
      await each((route) =>
        headers.map((more) => ask(route, plain(route.path), route.method === 'GET' ? undefined : '{}', more)),
      ),
    ).toEqual([]);
  }, 120_000);
});
