import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

const LIFETIME_SECONDS = 3600;

/** An issuer of access tokens with a key of its own. */
export interface TestKey {
  readonly issuer: string;
  /** For OIDC_JWKS_FILE. */
  readonly jwksFile: string;
  /** A token for an hour: `sub`, `kind`, `permissions` and whatever else the test wants said. */
  sign(claims: JWTPayload): Promise<string>;
}

export async function testKey(): Promise<TestKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const jwksFile = join(await mkdtemp(join(tmpdir(), 'motcua-key-')), 'jwks.json');
  await writeFile(jwksFile, JSON.stringify({ keys: [jwk] }));
  const issuer = 'http://issuer.test';
  return {
    issuer,
    jwksFile,
    sign: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setIssuer(issuer)
        .setAudience('motcua')
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + LIFETIME_SECONDS)
        .sign(privateKey),
  };
}
