import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

export const ISSUER = 'https://issuer.test';
export const AUDIENCE = 'motcua';

export interface TokenOptions {
  permissions?: string[];
  subject?: string;
  issuer?: string;
  audience?: string;
  /** Seconds since 1970; null: the token never expires. */
  expiresAt?: number | null;
  keyId?: string;
  key?: CryptoKey | Uint8Array;
  algorithm?: string;
  claims?: Record<string, unknown>;
}

export interface TestIssuer {
  readonly jwks: string;
  readonly jwksFile: string;
  readonly publicKey: CryptoKey;
  token(options?: TokenOptions): Promise<string>;
  remove(): Promise<void>;
}

/** An issuer of tokens with a key of its own. */
export async function testIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test-key', alg: 'ES256', use: 'sig' };
  const jwks = JSON.stringify({ keys: [jwk] });
  const directory = await mkdtemp(join(tmpdir(), 'motcua-keys-'));
  const jwksFile = join(directory, 'jwks.json');
  await writeFile(jwksFile, jwks);
  return {
    jwks,
    jwksFile,
    publicKey,
    token: (options = {}) => {
      const token = new SignJWT({
        kind: 'officer',
        name: 'Nguyễn Văn A',
        position: 'P-1',
        position_title: 'Chuyên viên',
        unit: 'H52.01',
        permissions: options.permissions ?? ['sample:write', 'sample:read'],
        ...options.claims,
      })
        .setProtectedHeader({ alg: options.algorithm ?? 'ES256', kid: options.keyId ?? 'test-key' })
        .setSubject(options.subject ?? 'officer-1')
        .setIssuer(options.issuer ?? ISSUER)
        .setAudience(options.audience ?? AUDIENCE)
        .setIssuedAt();
      if (options.expiresAt !== null) token.setExpirationTime(options.expiresAt ?? Math.floor(Date.now() / 1000) + 600);
      return token.sign(options.key ?? privateKey);
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
