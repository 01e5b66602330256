import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Traffic } from './traffic.fixture.js';

/** A system that is registered at the identity service. Gives what gets it a token, by private_key_jwt. */
export async function systemClient(
  traffic: Traffic,
  { url, id, permissions }: { url: string; id: string; permissions: string[] },
): Promise<() => Promise<string>> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const issuer = `${url}/oidc`;
  const year = 366 * 86_400_000;
  const added = await traffic.ask('POST', '/v1/clients', { id, name: 'Hệ thống thử', kind: 'system', permissions });
  const keyed = await traffic.ask('POST', `/v1/clients/${id}/keys`, {
    kid: 'first',
    jwk: await exportJWK(publicKey),
    validFrom: new Date(Date.now() - 60_000).toISOString(),
    validTo: new Date(Date.now() + year).toISOString(),
  });
  if (added.status !== 201 || keyed.status !== 201) throw new Error(JSON.stringify([added, keyed]));
  return async () => {
    const assertion = await new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES256', kid: 'first' })
      .setIssuer(id)
      .setSubject(id)
      .setAudience(issuer)
      .setExpirationTime('1m')
      .sign(privateKey);
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    });
    const { access_token: token } = (await answer.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`no token: ${answer.status}`);
    return token;
  };
}
