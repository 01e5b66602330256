import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Run } from '../benchmark.js';

const positionsFile = new URL('../../../directory/seed/positions.json', import.meta.url);

interface Positions {
  readonly positions: readonly {
    readonly id: string;
    readonly title: string;
    readonly unitCode: string;
    readonly officerId: string;
    readonly officerName: string;
    readonly permissions: readonly string[];
  }[];
  readonly systems: readonly { readonly id: string; readonly permissions: readonly string[] }[];
}

/** The issuer of the benchmark's tokens. */
export interface SigningKey {
  /** What services need to trust it. */
  readonly environment: Readonly<Record<'OIDC_ISSUER' | 'OIDC_JWKS_FILE', string>>;
  /** For the officer who holds a seeded position, or one like it in another unit. */
  officerToken(position: string, unit?: string): Promise<string>;
  /** For a seeded account of a part of the system. */
  systemToken(id: string): Promise<string>;
}

export async function signingKey({ atEnd }: Run): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const folder = await mkdtemp(join(tmpdir(), 'motcua-bench-key-'));
  atEnd('key', () => rm(folder, { recursive: true }));
  const jwksFile = join(folder, 'jwks.json');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256', use: 'sig' };
  await writeFile(jwksFile, JSON.stringify({ keys: [jwk] }));
  const seed = JSON.parse(await readFile(positionsFile, 'utf8')) as Positions;
  const issuer = 'http://issuer.bench';
  const sign = (subject: string, claims: Record<string, unknown>) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
      .setSubject(subject)
      .setIssuer(issuer)
      .setAudience('motcua')
      .setIssuedAt()
      .setExpirationTime('4h')
      .sign(privateKey);
  return {
    environment: { OIDC_ISSUER: issuer, OIDC_JWKS_FILE: jwksFile },
    officerToken: (position, unit) => {
      const { id, title, unitCode, officerId, officerName, permissions } = found(seed.positions, position);
      const held = { position: id, position_title: title, unit: unit ?? unitCode };
      return sign(officerId, { kind: 'officer', name: officerName, ...held, permissions });
    },
    systemToken: (id) => sign(id, { kind: 'system', permissions: found(seed.systems, id).permissions }),
  };
}

function found<Entry extends { readonly id: string }>(entries: readonly Entry[], id: string): Entry {
  const entry = entries.find((one) => one.id === id);
  if (!entry) throw new Error(`"${id}" is not seeded`);
  return entry;
}
