import { errors, type Client, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider';
import { callerAddress } from '../http/caller-address.js';
import { inNetworks } from '../http/networks.js';

/** The one resource there is: the API of the system. */
export const API_RESOURCE = 'urn:motcua:api';

export interface ResourceServerSettings {
  readonly audience: string;
  readonly accessTokenSeconds: number;
  readonly trustedProxies: readonly string[];
}

/**
 * What an access token for the API looks like, and whether this client may have one. A system gets it only where its networks
 * allow, and only for permissions it has.
 */
export function apiResource(
  settings: ResourceServerSettings,
  { req, oidc }: KoaContextWithOIDC,
  identifier: string,
  client: Client,
): ResourceServer {
  if (identifier !== API_RESOURCE) throw new errors.InvalidTarget();
  const permissions = permissionsOf(client);
  if (client.grantTypeAllowed('client_credentials')) {
    const networks = networksOf(client);
    if (networks.length > 0 && !inNetworks(networks, callerAddress(req, settings.trustedProxies))) {
      throw new errors.UnauthorizedClient('client may not ask from this network');
    }
    const lacking = [...oidc.requestParamScopes].filter((scope) => !permissions.includes(scope));
    if (lacking.length > 0) throw new errors.InvalidScope('client lacks a requested permission', lacking.join(' '));
  }
  return {
    scope: permissions.join(' '),
    audience: settings.audience,
    accessTokenFormat: 'jwt',
    accessTokenTTL: settings.accessTokenSeconds,
    jwt: { sign: { alg: 'ES256' } },
  };
}

export function permissionsOf(client: Client): readonly string[] {
  return client['permissions'] as readonly string[];
}

function networksOf(client: Client): readonly string[] {
  return client['networks'] as readonly string[];
}
