import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { addSystem, assertion, tokenFor, type SystemKey } from './client.fixture.js';
import { IdentityFixture } from './identity.fixture.js';
import { OidcServer } from './provider/oidc-server.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let fixture: IdentityFixture;
let key: SystemKey;
beforeEach(async () => {
  fixture = await IdentityFixture.start();
  key = await addSystem(fixture, 'hospital');
}, 60_000);
afterEach(() => fixture.stop());

const token = async () => (await tokenFor(fixture, await assertion('hospital', key))).body.access_token as string;
const kids = async () => (await fixture.jwks()).keys.map(({ kid }) => kid);
const follow = () => fixture.service.app.get(OidcServer).followKeys();

it('publishes the next key before it signs, and the former one until its tokens have expired', async () => {
  const [first] = await kids();
  const before = await token();
  fixture.clock.pass(30 * DAY - 60 * MINUTE);
  await follow();
  const [still, next] = await kids();
  expect([still, next === undefined]).toEqual([first, false]);
  expect(decodeProtectedHeader(await token()).kid).toBe(first);

  fixture.clock.pass(60 * MINUTE);
  await follow();
  expect(decodeProtectedHeader(await token()).kid).toBe(next);
  await fixture.verified(before);

  fixture.clock.pass(66 * MINUTE);
  await follow();
  expect(await kids()).toEqual([next]);
  await expect(fixture.verified(before)).rejects.toThrow('no applicable key');
  expect(
    (await fixture.acts()).map(({ act }) => act).filter((act) => act.endsWith('-key') && !act.includes('client')),
  ).toEqual(['publish-key', 'publish-key', 'drop-key']);
});

it('publishes the private half of no key, and stores it sealed', async () => {
  for (const published of (await fixture.jwks()).keys) {
    expect(Object.keys(published).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  }
  const [stored] = await fixture.dataSource.query<[{ private_jwk: string }]>('select private_jwk from signing_key');
  expect(stored.private_jwk).toMatch(/^test\.[\w-]+$/);
});

it('signs with the same key after a restart, and makes one key for several who start at once', async () => {
  const [first] = await kids();
  await fixture.service.close();
  await fixture.startService();
  expect(await kids()).toEqual([first]);
  await fixture.dataSource.query('delete from signing_key');
  await Promise.all(Array.from({ length: 4 }, follow));
  expect(await fixture.dataSource.query('select kid from signing_key')).toHaveLength(1);
});

it('takes a key away at once, and goes on with a new one', async () => {
  const [first] = await kids();
  const stolen = await token();
  expect((await fixture.call('DELETE', `/v1/signing-keys/${first}`)).status).toBe(204);
  expect(await kids()).not.toContain(first);
  await expect(fixture.verified(stolen)).rejects.toThrow('no applicable key');
  await fixture.verified(await token());
  expect((await fixture.call('DELETE', `/v1/signing-keys/${first}`)).body.code).toBe('KEY_NOT_FOUND');
});

it('publishes the next key early when told to, one at a time', async () => {
  const { body } = await fixture.call('POST', '/v1/signing-keys');
  expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['signing', 'waiting']);
  expect(await kids()).toHaveLength(2);
  expect((await fixture.call('POST', '/v1/signing-keys')).body.code).toBe('KEY_WAITING');
});

it('does not start with an encryption key that opens nothing', async () => {
  await fixture.service.close();
  Object.assign(fixture, {
    env: { ...fixture['env'], IDENTITY_ENCRYPTION_KEYS: `other:${randomBytes(32).toString('base64')}` },
  });
  await expect(fixture.startService()).rejects.toThrow('IDENTITY_ENCRYPTION_KEYS has no key "test"');
});

it('signs with the keys of a file when there is one', async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const file = join(await mkdtemp(join(tmpdir(), 'motcua-keys-')), 'keys.json');
  await writeFile(file, JSON.stringify({ keys: [{ ...(await exportJWK(privateKey)), kid: 'from-file' }] }));
  const other = await IdentityFixture.start({ env: { IDENTITY_SIGNING_KEYS_FILE: file } });
  try {
    const own = await addSystem(other, 'hospital');
    const { body } = await tokenFor(other, await assertion('hospital', own));
    expect(decodeProtectedHeader(body.access_token).kid).toBe('from-file');
    expect((await other.call('POST', '/v1/signing-keys')).body.code).toBe('KEYS_IN_FILE');
  } finally {
    await other.stop();
  }
});

it('tells where everything is, under its own address, whatever host the caller names', async () => {
  const { body } = await fixture.ask('/oidc/.well-known/openid-configuration', {
    headers: { 'x-forwarded-host': 'evil.test' },
  });
  expect(body).toMatchObject({
    issuer: 'https://id.test/oidc',
    authorization_endpoint: 'https://id.test/oidc/auth',
    token_endpoint: 'https://id.test/oidc/token',
    jwks_uri: 'https://id.test/oidc/jwks',
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['ES256'],
  });
});
