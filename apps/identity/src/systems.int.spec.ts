import { SignJWT, UnsecuredJWT } from 'jose';
import { addKey, addSystem, assertion, systemKey, tokenFor, type SystemKey } from './client.fixture.js';
import { IdentityFixture, ISSUER } from './identity.fixture.js';

const DAY = 86_400_000;
let fixture: IdentityFixture;
let key: SystemKey;
beforeAll(async () => {
  fixture = await IdentityFixture.start();
  key = await addSystem(fixture, 'hospital');
}, 60_000);
afterAll(() => fixture.stop());

describe('a system', () => {
  it('gets a token that says who it is and what it may, for the services', async () => {
    const { status, body, headers } = await tokenFor(fixture, await assertion('hospital', key));
    expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 600]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await fixture.verified(body.access_token)).toMatchObject({
      iss: ISSUER,
      aud: 'motcua',
      sub: 'hospital',
      kind: 'system',
      permissions: ['dossier:read', 'catalog:read'],
    });
  });

  it('gets fewer permissions when it asks for fewer, and none it lacks', async () => {
    const fewer = await tokenFor(fixture, await assertion('hospital', key), { scope: 'catalog:read' });
    expect((await fixture.verified(fewer.body.access_token))['permissions']).toEqual(['catalog:read']);
    const more = await tokenFor(fixture, await assertion('hospital', key), { scope: 'catalog:read dossier:approve' });
    expect([more.status, more.body.error]).toEqual([400, 'invalid_scope']);
  });

  it('gets none for another resource', async () => {
    const other = await tokenFor(fixture, await assertion('hospital', key), { resource: 'https://other.test/' });
    expect([other.status, other.body.error]).toEqual([400, 'invalid_target']);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['signed by another key', async () => assertion('hospital', { ...(await systemKey('first')) })],
    [
      'unsigned',
      () =>
        new UnsecuredJWT({ iss: 'hospital', sub: 'hospital', aud: ISSUER, jti: '1' }).setExpirationTime('1m').encode(),
    ],
    [
      'signed with the public key for a secret',
      () =>
        new SignJWT({ iss: 'hospital', sub: 'hospital', aud: ISSUER, jti: '2' })
          .setProtectedHeader({ alg: 'HS256', kid: 'first' })
          .setExpirationTime('1m')
          .sign(new TextEncoder().encode(JSON.stringify(key.jwk))),
    ],
    ['expired', () => assertion('hospital', key, { exp: Math.floor(Date.now() / 1000) - 60 })],
    ['for somebody else', () => assertion('hospital', key, { aud: 'https://other.test' })],
    ['of another system', () => assertion('hospital', key, { iss: 'other', sub: 'hospital' })],
    ['of nobody known', () => assertion('nobody', key)],
  ])('is refused with an assertion %s', async (_, made) => {
    const { status, body } = await tokenFor(fixture, await made());
    expect([status, body.error, body.access_token]).toEqual([401, 'invalid_client', undefined]);
  });

  it('is refused with an assertion that was shown before, even at the same moment', async () => {
    const shown = await assertion('hospital', key);
    const answers = await Promise.all(Array.from({ length: 8 }, () => tokenFor(fixture, shown)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(7).fill(401)]);
    expect((await tokenFor(fixture, shown)).status).toBe(401);
  });

  it('may ask only from its networks, whatever it says of itself', async () => {
    const own = await addSystem(fixture, 'inside', { networks: ['198.51.100.0/24', '2001:db8::/32'] });
    const from = async (forwarded: string) =>
      (await tokenFor(fixture, await assertion('inside', own), {}, { 'x-forwarded-for': forwarded })).status;
    expect(await from('198.51.100.7')).toBe(200);
    expect(await from('2001:db8::7')).toBe(200);
    expect(await from('203.0.113.7')).toBe(400);
    expect(await from('198.51.100.7, 203.0.113.7')).toBe(400);
    expect((await tokenFor(fixture, await assertion('inside', own))).status).toBe(400);
  });

  it('follows one key by another without a gap', async () => {
    const first = await addSystem(fixture, 'rotating');
    const second = await systemKey('second');
    expect((await addKey(fixture, 'rotating', second, { fromDays: 10, toDays: 375 })).status).toBe(201);
    const status = async (one: SystemKey) => (await tokenFor(fixture, await assertion('rotating', one))).status;
    expect([await status(first), await status(second)]).toEqual([200, 401]);
    fixture.clock.pass(20 * DAY);
    expect([await status(first), await status(second)]).toEqual([200, 200]);
    fixture.clock.pass(350 * DAY);
    expect([await status(first), await status(second)]).toEqual([401, 200]);
    fixture.clock.pass(-370 * DAY);
    expect((await fixture.call('DELETE', '/v1/clients/rotating/keys/first')).status).toBe(204);
    expect(await status(first)).toBe(401);
  });

  it('gets nothing once it is disabled or has expired', async () => {
    const own = await addSystem(fixture, 'passing', {
      expiresAt: new Date(fixture.clock.now().getTime() + DAY).toISOString(),
    });
    expect((await tokenFor(fixture, await assertion('passing', own))).status).toBe(200);
    fixture.clock.pass(2 * DAY);
    expect((await tokenFor(fixture, await assertion('passing', own))).status).toBe(401);
    fixture.clock.pass(-2 * DAY);
    const change = { name: 'Bệnh viện tỉnh', permissions: ['dossier:read'], disabled: true };
    expect((await fixture.call('PUT', '/v1/clients/passing', change, { version: 1 })).status).toBe(200);
    expect((await tokenFor(fixture, await assertion('passing', own))).status).toBe(401);
  });

  it('may not use the grants of people, nor people’s clients its own', async () => {
    const code = await tokenFor(fixture, await assertion('hospital', key), {
      grant_type: 'authorization_code',
      code: 'x',
    });
    expect([code.status, code.body.error]).toEqual([400, 'invalid_request']);
    await fixture.call('POST', '/v1/clients', {
      id: 'front-end',
      name: 'Trang của tỉnh',
      kind: 'application',
      redirectUris: ['https://front.test/back'],
    });
    const own = await fixture.form('/oidc/token', { grant_type: 'client_credentials', client_id: 'front-end' });
    expect([own.status, own.body.error]).toEqual([400, 'invalid_request']);
  });
});

it('refusals are logged without what was shown', async () => {
  const shown = await assertion('hospital', await systemKey('first'));
  await tokenFor(fixture, shown);
  const lines = fixture.log.lines.join('');
  expect(lines).toContain('grant.error');
  expect(lines).not.toContain(shown.split('.')[2]);
  expect(lines).not.toContain(shown.split('.')[1]);
});
