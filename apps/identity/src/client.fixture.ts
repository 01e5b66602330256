import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { ISSUER, type Answer, type IdentityFixture } from './identity.fixture.js';

export interface SystemKey {
  readonly kid: string;
  readonly jwk: Record<string, unknown>;
  readonly privateKey: CryptoKey;
}

export async function systemKey(kid: string): Promise<SystemKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid, jwk: { ...(await exportJWK(publicKey)) }, privateKey };
}

/** What a system proves itself with; good for a minute and for once. */
export function assertion(client: string, { kid, privateKey }: SystemKey, claims: JWTPayload = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: client, sub: client, aud: ISSUER, jti: randomUUID(), iat: now, exp: now + 60, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid })
    .sign(privateKey);
}

/** Asks for a token by client credentials. */
export function tokenFor(
  fixture: IdentityFixture,
  clientAssertion: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  return fixture.form(
    '/oidc/token',
    {
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: clientAssertion,
      ...fields,
    },
    headers,
  );
}

/** Registers a system with a key that is good for a year. */
export async function addSystem(fixture: IdentityFixture, id: string, given: object = {}): Promise<SystemKey> {
  const added = await fixture.call('POST', '/v1/clients', {
    id,
    name: 'Bệnh viện tỉnh',
    kind: 'system',
    permissions: ['dossier:read', 'catalog:read'],
    ...given,
  });
  if (added.status !== 201) throw new Error(added.text);
  const key = await systemKey('first');
  await addKey(fixture, id, key, { fromDays: -1, toDays: 365 });
  return key;
}

export async function addKey(
  fixture: IdentityFixture,
  client: string,
  { kid, jwk }: SystemKey,
  { fromDays, toDays }: { fromDays: number; toDays: number },
): Promise<Answer> {
  const day = (days: number) => new Date(fixture.clock.now().getTime() + days * 86_400_000).toISOString();
  return fixture.call('POST', `/v1/clients/${client}/keys`, {
    kid,
    jwk,
    validFrom: day(fromDays),
    validTo: day(toDays),
  });
}
