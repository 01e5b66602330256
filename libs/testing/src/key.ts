import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';

const LIFETIME_SECONDS = 3600;

/** An issuer of access tokens with a key of its own. */
export interface TestKey {
  readonly issuer: string;
  /** For OIDC_JWKS_FILE. */
  readonly jwksFile: string;
  /** A token for an hour: `sub`, `kind`, `permissions` and whatever else the test wants said; `aud`, `iss` and `exp` too. */
  sign(claims: JWTPayload): Promise<string>;
  /** As who does not have the key would make it. */
  readonly forged: {
    /** Signed with another key under the same name. */
    byAnother(claims: JWTPayload): Promise<string>;
    /** `alg: none`. */
    unsigned(claims: JWTPayload): string;
    /** HS256, the public key taken for the secret. */
    withPublicKey(claims: JWTPayload): Promise<string>;
  };
}

export async function testKey(): Promise<TestKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const jwksFile = join(await mkdtemp(join(tmpdir(), 'motcua-key-')), 'jwks.json');
  await writeFile(jwksFile, JSON.stringify({ keys: [jwk] }));
  const issuer = 'http://issuer.test';
  const usual = (claims: JWTPayload): JWTPayload => {
    const now = Math.floor(Date.now() / 1000);
    return { iss: issuer, aud: 'motcua', iat: now, exp: now + LIFETIME_SECONDS, ...claims };
  };
  return {
    issuer,
    jwksFile,
    sign: (claims) => new SignJWT(usual(claims)).setProtectedHeader({ alg: 'ES256', kid: 'test' }).sign(privateKey),
    forged: {
      byAnother: async (claims) => {
        const other = await generateKeyPair('ES256');
        return new SignJWT(usual(claims)).setProtectedHeader({ alg: 'ES256', kid: 'test' }).sign(other.privateKey);
      },
      unsigned: (claims) => new UnsecuredJWT(usual(claims)).encode(),
      withPublicKey: (claims) =>
        new SignJWT(usual(claims))
          .setProtectedHeader({ alg: 'HS256', kid: 'test' })
          .sign(new TextEncoder().encode(JSON.stringify(jwk))),
    },
  };
}
