import { createHmac } from 'node:crypto';
import { exportSPKI, generateKeyPair, type JWTVerifyGetKey } from 'jose';
import { pino } from 'pino';
import { Refusal } from '@motcua/contracts';
import { AUDIENCE, ISSUER, testIssuer, type TestIssuer, type TokenOptions } from '../sample/issuer.js';
import { TokenVerifier } from './token-verifier.js';
import { keysOfIssuers, VerificationKeys } from './verification-keys.js';

const silent = pino({ level: 'silent' });
let issuer: TestIssuer;
let keys: VerificationKeys;
beforeAll(async () => {
  issuer = await testIssuer();
  keys = new VerificationKeys({ file: issuer.jwksFile, issuer: ISSUER }, silent);
});
afterAll(() => issuer.remove());

const verifier = (now: () => number = Date.now, capacity = 10) =>
  new TokenVerifier(keys, { issuer: ISSUER, audience: AUDIENCE }, capacity, now);

async function codeFor(token: string, now: () => number = Date.now): Promise<string> {
  return verifier(now)
    .verify(token)
    .then(
      () => 'accepted',
      (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error as Error)),
    );
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'officer-1',
  kind: 'officer',
  permissions: ['sample:write'],
  exp: seconds() + 600,
});

describe('a token', () => {
  it('becomes an actor', async () => {
    const actor = await verifier().verify(await issuer.token());
    expect(actor).toEqual({
      id: 'officer-1',
      kind: 'officer',
      permissions: new Map([
        ['sample:write', 'province'],
        ['sample:read', 'province'],
      ]),
      name: 'Nguyễn Văn A',
      positionId: 'P-1',
      positionTitle: 'Chuyên viên',
      unitCode: 'H52.01',
    });
  });

  it.each<[string, TokenOptions, string]>([
    ['of another issuer', { issuer: 'https://evil.test' }, 'TOKEN_INVALID'],
    ['for another audience', { audience: 'other' }, 'TOKEN_INVALID'],
    ['with an unknown key id', { keyId: 'other-key' }, 'TOKEN_INVALID'],
    ['without a subject', { subject: '' }, 'TOKEN_INVALID'],
    ['of an unknown kind', { claims: { kind: 'root' } }, 'TOKEN_INVALID'],
    ['whose permissions are no list', { claims: { permissions: 'sample:write' } }, 'TOKEN_INVALID'],
    ['with a scope nobody knows', { claims: { permissions: ['sample:write@world'] } }, 'TOKEN_INVALID'],
    ['whose permissions are no texts', { claims: { permissions: [1] } }, 'TOKEN_INVALID'],
    ['without an expiry', { expiresAt: null }, 'TOKEN_INVALID'],
    ['that begins later', { claims: { nbf: seconds() + 120 } }, 'TOKEN_INVALID'],
    ['that has expired', { expiresAt: seconds() - 31 }, 'TOKEN_EXPIRED'],
    ['that expired within the tolerance of 30 s', { expiresAt: seconds() - 20 }, 'accepted'],
  ])('%s: %3$s', async (_, options, code) => {
    expect(await codeFor(await issuer.token(options))).toBe(code);
  });

  it('signed with another key under a known id is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    expect(await codeFor(await issuer.token({ key: privateKey }))).toBe('TOKEN_INVALID');
  });

  it('whose claims were changed after signing is refused', async () => {
    const [header, , signature] = (await issuer.token()).split('.');
    const changed = encoded({ ...claims(), permissions: ['operations:act'] });
    expect(await codeFor(`${header}.${changed}.${signature}`)).toBe('TOKEN_INVALID');
  });

  it('with algorithm "none" is refused', async () => {
    expect(await codeFor(`${encoded({ alg: 'none', kid: 'test-key' })}.${encoded(claims())}.`)).toBe('TOKEN_INVALID');
  });

  it('signed by HS256 with our public key as the secret is refused', async () => {
    const secrets = [await exportSPKI(issuer.publicKey), issuer.jwks];
    for (const secret of secrets) {
      const signed = `${encoded({ alg: 'HS256', kid: 'test-key' })}.${encoded(claims())}`;
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await codeFor(`${signed}.${signature}`)).toBe('TOKEN_INVALID');
    }
  });

  it.each(['', 'a', 'a.b.c', 'x'.repeat(20_000)])('that is none is refused (%#)', async (token) => {
    expect(await codeFor(token)).toBe('TOKEN_INVALID');
  });
});

describe('a verified token', () => {
  it('is remembered until it expires, not a moment longer', async () => {
    let now = Date.now();
    const tokens = verifier(() => now);
    const token = await issuer.token({ expiresAt: Math.floor(now / 1000) + 60 });
    expect(tokens.remembered(token)).toBeUndefined();
    const actor = await tokens.verify(token);
    expect(tokens.remembered(token)).toBe(actor);
    now += 61_000;
    expect(tokens.remembered(token)).toBeUndefined();
  });

  it('is forgotten when the keys change', async () => {
    const tokens = verifier();
    const token = await issuer.token();
    await tokens.verify(token);
    tokens.forget();
    expect(tokens.remembered(token)).toBeUndefined();
  });

  it('makes room for others, the one unused for longest first', async () => {
    const tokens = verifier(Date.now, 2);
    const [first, second, third] = [
      await issuer.token({ subject: '1' }),
      await issuer.token({ subject: '2' }),
      await issuer.token({ subject: '3' }),
    ];
    await tokens.verify(first);
    await tokens.verify(second);
    expect(tokens.remembered(first)?.id).toBe('1');
    await tokens.verify(third);
    expect(tokens.remembered(second)).toBeUndefined();
    expect(tokens.remembered(first)?.id).toBe('1');
  });

  it('cannot be checked without keys: that is our failure, not the caller’s', async () => {
    const missing = new VerificationKeys({ file: '/nowhere/jwks.json', issuer: ISSUER }, silent);
    const tokens = new TokenVerifier(missing, { issuer: ISSUER, audience: AUDIENCE });
    await expect(issuer.token().then((token) => tokens.verify(token))).rejects.toMatchObject({
      code: 'KEYS_UNAVAILABLE',
    });
  });

  it('of one of two issuers is verified with the keys of that one, and never with those of the other', async () => {
    const other = await testIssuer();
    try {
      const both = keysOfIssuers(
        new Map([
          [ISSUER, keys],
          ['https://other.test', new VerificationKeys({ file: other.jwksFile, issuer: 'https://other.test' }, silent)],
        ]),
      );
      const tokens = new TokenVerifier(both, { issuer: [ISSUER, 'https://other.test'], audience: AUDIENCE });
      const refused = { code: 'TOKEN_INVALID' };
      expect((await tokens.verify(await issuer.token())).id).toBe('officer-1');
      expect((await tokens.verify(await other.token({ issuer: 'https://other.test' }))).id).toBe('officer-1');
      await expect(other.token().then((token) => tokens.verify(token))).rejects.toMatchObject(refused);
      await expect(
        issuer.token({ issuer: 'https://other.test' }).then((token) => tokens.verify(token)),
      ).rejects.toMatchObject(refused);
      await expect(
        other.token({ issuer: 'https://third.test' }).then((token) => tokens.verify(token)),
      ).rejects.toMatchObject(refused);
    } finally {
      await other.remove();
    }
  });

  it('passes only asymmetric algorithms on to the keys', async () => {
    const asked: string[] = [];
    const find: JWTVerifyGetKey = (header) => {
      asked.push(header.alg);
      return Promise.reject(new Error('no key'));
    };
    const tokens = new TokenVerifier({ find }, { issuer: ISSUER, audience: AUDIENCE });
    for (const alg of ['none', 'HS256', 'HS512', 'ES384', 'ES256']) {
      await expect(tokens.verify(`${encoded({ alg })}.${encoded(claims())}.AAAA`)).rejects.toBeInstanceOf(Refusal);
    }
    expect(asked).toEqual(['ES256']);
  });
});
