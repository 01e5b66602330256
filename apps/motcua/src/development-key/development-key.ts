import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { CommandError } from '../command-error.js';
import { readOrMake } from './secret-file.js';

/** Issuer of every development token. The name cannot be reached on purpose: no real issuer ever has it. */
export const DEVELOPMENT_ISSUER = 'https://development.motcua.invalid';
const AUDIENCE = 'motcua';
const ALGORITHM = 'ES256';

/** What a token says of its bearer; the claims of libs/service-kit/src/access/token-verifier.ts. */
export interface Claims {
  readonly sub: string;
  readonly kind: 'officer' | 'citizen' | 'system';
  readonly permissions: readonly string[];
  readonly name?: string;
  readonly position?: string;
  readonly position_title?: string;
  readonly unit?: string;
}

/** The key that signs development tokens. It stands in for the identity service, and never works in production. */
export interface DevelopmentKey {
  /** What services need in order to trust it. */
  readonly environment: Readonly<Record<'OIDC_ISSUER' | 'OIDC_JWKS_FILE', string>>;
  /** A signed token, valid for so many seconds. */
  sign(claims: Claims, ttlSeconds: number): Promise<string>;
}

/**
 * The development key of a home, made at first use: `development-key.json` (private, mode 0600) and beside it
 * `development-jwks.json` (public, what services read).
 *
 * @throws CommandError in production.
 */
export async function developmentKey(home: string, env: NodeJS.ProcessEnv): Promise<DevelopmentKey> {
  refuseInProduction(env);
  const jwk = await readOrMake(join(home, 'development-key.json'), makeKey);
  const jwksFile = join(home, 'development-jwks.json');
  await writePublic(jwksFile, jwk);
  const key = await importJWK(jwk, ALGORITHM);
  return {
    environment: { OIDC_ISSUER: DEVELOPMENT_ISSUER, OIDC_JWKS_FILE: jwksFile },
    sign: ({ sub, ...claims }, ttlSeconds) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid! })
        .setSubject(sub)
        .setIssuer(DEVELOPMENT_ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + ttlSeconds)
        .sign(key),
  };
}

/** @throws CommandError when NODE_ENV is production. */
export function refuseInProduction(env: NodeJS.ProcessEnv): void {
  if (env['NODE_ENV'] !== 'production') return;
  throw new CommandError(
    'NODE_ENV=production: the development key is refused there, whoever has it could act as anyone. ' +
      'Use the tokens of your identity provider (OIDC_ISSUER).',
  );
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' };
}

async function writePublic(file: string, { kty, crv, x, y, kid, alg, use }: JWK): Promise<void> {
  const text = `${JSON.stringify({ keys: [{ kty, crv, x, y, kid, alg, use }] })}\n`;
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) await writeFile(file, text);
}
