import { readFile } from 'node:fs/promises';
import type { Access } from '@motcua/service-kit';
import { testKey, type TestKey } from '@motcua/testing';
import { bootAll, routesOfAll, type BootedService, type ServiceRoute } from './every-route.fixture.js';
import { docsFolder } from './reference-docs/documents.js';

let key: TestKey;
let booted: BootedService[];
beforeAll(async () => {
  key = await testKey();
  booted = await bootAll(key);
}, 90_000);
afterAll(() => Promise.all(booted.map((service) => service.end())));

const routes = () => routesOfAll(booted);
const closed = () => routes().filter(({ access }) => access !== 'public');
const permissionsOf = (access: Access | undefined): readonly string[] =>
  access === undefined || access === 'public' ? [] : access.anyOf;

async function ask({ service, method, path }: ServiceRoute, authorization?: string): Promise<string> {
  const answer = await service.running.app.inject({
    method: method as 'GET',
    url: path.replace(/:\w+/g, '1'),
    headers: authorization === undefined ? {} : { authorization },
    ...(method === 'GET' || method === 'DELETE' ? {} : { payload: {} }),
  });
  const { code = '' } = /^application\/(problem\+)?json/.test(String(answer.headers['content-type']))
    ? answer.json<{ code?: string }>()
    : {};
  return `${answer.statusCode} ${code}`;
}

/** Names of the routes that answer something else. */
async function otherThan(
  wanted: string | RegExp,
  authorization?: (route: ServiceRoute) => Promise<string>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of closed()) {
    const answer = await ask(route, authorization && `Bearer ${await authorization(route)}`);
    if (typeof wanted === 'string' ? answer !== wanted : !wanted.test(answer)) wrong.push(`${route.name}: ${answer}`);
  }
  return wrong;
}

const every = () => [...new Set(routes().flatMap(({ access }) => permissionsOf(access)))];
const claims = (permissions: readonly string[]) => ({ sub: 'cb-0001', kind: 'officer', unit: 'H52', permissions });

describe('every route of every service', () => {
  it('declares who may, and stands in the committed table', async () => {
    const table = await readFile(new URL('authorisation.md', docsFolder), 'utf8');
    expect(routes().filter(({ access }) => access === undefined)).toEqual([]);
    const missing = routes()
      .filter(({ path }) => path.startsWith('/v1/') && !path.startsWith('/v1/operations/'))
      .filter(({ method, path }) => !table.includes(`\`${method} ${path.replace(/:(\w+)/g, '{$1}')}\``));
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(closed().length).toBeGreaterThan(90);
  });

  it('refuses who brings no token', async () => {
    expect(await otherThan('401 TOKEN_MISSING')).toEqual([]);
  });

  const all = () => claims(every());
  it.each<[string, () => Promise<string>, string]>([
    ['a word', () => Promise.resolve('nonsense'), '401 TOKEN_INVALID'],
    ['an expired token', () => key.sign({ ...all(), exp: 1 }), '401 TOKEN_EXPIRED'],
    ['a token for somebody else', () => key.sign({ ...all(), aud: 'other' }), '401 TOKEN_INVALID'],
    ['a token of another issuer', () => key.sign({ ...all(), iss: 'http://issuer.other' }), '401 TOKEN_INVALID'],
    ['a token signed by another key', () => key.forged.byAnother(all()), '401 TOKEN_INVALID'],
    ['an unsigned token', () => Promise.resolve(key.forged.unsigned(all())), '401 TOKEN_INVALID'],
    ['a token with the public key for a secret', () => key.forged.withPublicKey(all()), '401 TOKEN_INVALID'],
  ])('refuses %s, whatever it claims', async (_, token, wanted) => {
    const made = await token();
    expect(await otherThan(wanted, () => Promise.resolve(made))).toEqual([]);
  });

  it('refuses who may do everything else', async () => {
    const others = ({ access }: ServiceRoute) => claims(every().filter((one) => !permissionsOf(access).includes(one)));
    expect(await otherThan('403 PERMISSION_DENIED', (route) => key.sign(others(route)))).toEqual([]);
  });

  it('lets in who holds any one of its permissions, and nothing else', async () => {
    for (const route of closed()) {
      for (const permission of permissionsOf(route.access)) {
        const answer = await ask(route, `Bearer ${await key.sign(claims([permission]))}`);
        expect(`${route.name}: ${answer}`).not.toMatch(/401|PERMISSION_DENIED|ROUTE_CLOSED/);
      }
    }
  });

  it('wants its permission for the whole province, or bounds what it does by the scope', async () => {
    const bounded = ({ access }: ServiceRoute) => claims(permissionsOf(access).map((one) => `${one}@subtree`));
    const isScoped = ({ access }: ServiceRoute) => access !== undefined && access !== 'public' && access.scoped;
    const wrong: string[] = [];
    for (const route of closed()) {
      const answer = await ask(route, `Bearer ${await key.sign(bounded(route))}`);
      if ((answer === '403 SCOPE_TOO_NARROW') === isScoped(route)) wrong.push(`${route.name}: ${answer}`);
    }
    expect(wrong).toEqual([]);
    const scoped = closed().filter(isScoped);
    // each of them stands in a test of the policy of its service
    expect(new Set(scoped.map(({ service }) => service.name))).toEqual(
      new Set(['dossier', 'adapter-dvcqg', 'directory']),
    );
  });

  it('is public only in the simulators, which never run in production', () => {
    const open = routes().filter(({ access }) => access === 'public');
    expect(open.filter(({ service }) => service.name !== 'simulators').map(({ name }) => name)).toEqual([]);
  });
});
