import { link, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { CommandError } from '../command-error.js';

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
  const jwk = await readOrMake(join(home, 'development-key.json'));
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

async function readOrMake(file: string): Promise<JWK> {
  const known = await read(file);
  if (known !== undefined) return known;
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  await writeOnce(file, { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: 'sig' });
  return (await read(file))!;
}

async function read(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CommandError(`Cannot read the development key ${file}. Delete it, and a new one is made.`, { cause });
  }
}

/** Of two processes at the same moment the first one's key stays, whole. */
async function writeOnce(file: string, jwk: JWK): Promise<void> {
  const folder = await mkdtemp(`${file}-`);
  try {
    await writeFile(join(folder, 'key'), `${JSON.stringify(jwk)}\n`, { mode: 0o600 });
    await link(join(folder, 'key'), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writePublic(file: string, { kty, crv, x, y, kid, alg, use }: JWK): Promise<void> {
  const text = `${JSON.stringify({ keys: [{ kty, crv, x, y, kid, alg, use }] })}\n`;
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) await writeFile(file, text);
}
