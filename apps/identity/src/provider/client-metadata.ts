import type { AdapterPayload } from 'oidc-provider';
import { isInForce, keysInForce, type Client } from '../domain/client.js';

/** What is ours of a client's metadata; oidc-provider carries it along. */
export const CLIENT_PROPERTIES = ['permissions', 'networks'] as const;

/**
 * A client as oidc-provider knows it. Undefined: it may have no tokens at this moment. A key is there only while it is valid,
 * so that several can overlap.
 */
export function clientMetadata(client: Client, at: Date): AdapterPayload | undefined {
  if (!isInForce(client, at)) return undefined;
  return client.kind === 'system' ? systemMetadata(client, at) : applicationMetadata(client);
}

function systemMetadata(client: Client, at: Date): AdapterPayload {
  return {
    client_id: client.id,
    client_name: client.name,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: keysInForce(client, at).map(({ kid, jwk }) => ({ ...jwk, kid, use: 'sig' })) },
    permissions: [...client.permissions],
    networks: [...client.networks],
  };
}

function applicationMetadata(client: Client): AdapterPayload {
  return {
    client_id: client.id,
    client_name: client.name,
    application_type: client.redirectUris.some((uri) => uri.startsWith('http://127.0.0.1')) ? 'native' : 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [...client.redirectUris],
    post_logout_redirect_uris: [...client.postLogoutRedirectUris],
    token_endpoint_auth_method: 'none',
    ...(client.backchannelLogoutUri !== null && {
      backchannel_logout_uri: client.backchannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
    permissions: [],
    networks: [],
  };
}
