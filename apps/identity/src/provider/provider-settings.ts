import type { JWK } from 'jose';
import { errors, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { errorPage, loggedOutPage, logoutPage } from '../pages/provider-pages.js';
import type { People } from '../people/people.js';
import type { OidcAdapter } from './oidc-adapter.js';
import { CLIENT_PROPERTIES } from './client-metadata.js';
import { firstPartyGrant, signInPolicy } from './first-party.js';
import { API_RESOURCE, apiResource, permissionsOf, type ResourceServerSettings } from './resource-server.js';

const HOUR = 3600;
/** A working day: whoever signs in in the morning is not asked again before the evening. */
const SESSION_SECONDS = 12 * HOUR;

export interface ProviderParts {
  readonly keys: readonly JWK[];
  readonly cookieKeys: string[];
  readonly adapter: (model: string) => OidcAdapter;
  readonly resource: ResourceServerSettings;
  readonly people: People;
}

/** How oidc-provider is set up: ES256 throughout, PKCE for everybody, JWT access tokens for the API, rotated refresh tokens. */
export function providerSettings({ keys, cookieKeys, adapter, resource, people }: ProviderParts): Configuration {
  return {
    adapter,
    jwks: { keys: [...keys] as NonNullable<Configuration['jwks']>['keys'] },
    cookies: {
      keys: cookieKeys,
      names: { session: 'motcua_session', interaction: 'motcua_interaction', resume: 'motcua_resume' },
      long: { httpOnly: true, sameSite: 'lax', signed: true, path: '/oidc' },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    clientAuthMethods: ['none', 'private_key_jwt'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
      clientAuthSigningAlgValues: ['ES256', 'PS256', 'RS256', 'EdDSA'],
    },
    extraClientMetadata: { properties: [...CLIENT_PROPERTIES] },
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, identifier, client) => apiResource(resource, ctx, identifier, client),
      },
      rpInitiatedLogout: { enabled: true, logoutSource: logoutPage, postLogoutSuccessSource: loggedOutPage },
      backchannelLogout: { enabled: true },
    },
    interactions: { policy: signInPolicy(), url: (_, { uid }) => `/oidc/sign-in/${uid}` },
    loadExistingGrant: firstPartyGrant,
    renderError: errorPage,
    fetch: askApplication,
    rotateRefreshToken: true,
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    findAccount: async (_, id) => {
      const person = await people.find(id);
      return person && { accountId: person.id, claims: () => ({ sub: person.id }) };
    },
    extraTokenClaims: (ctx) => tokenClaims(ctx, people),
    ttl: {
      AccessToken: resource.accessTokenSeconds,
      ClientCredentials: resource.accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: HOUR,
      Interaction: 15 * 60,
      Grant: SESSION_SECONDS,
      RefreshToken: SESSION_SECONDS,
      Session: SESSION_SECONDS,
    },
  };
}

/**
 * Tells an application that somebody has signed out. The library would refuse addresses of private networks, which is where the
 * applications of a province are; where to ask is set by administrators alone.
 */
function askApplication(address: string | URL | Request, given: RequestInit = {}): Promise<Response> {
  const { dispatcher: _, ...options } = given;
  return fetch(address, { ...options, redirect: 'error' });
}

/** Who the bearer is and what they may, at the moment the token is made. */
async function tokenClaims({ oidc }: KoaContextWithOIDC, people: People): Promise<Record<string, unknown>> {
  const {
    ClientCredentials: system,
    Account: account,
    Client: client,
    AuthorizationCode,
    RefreshToken,
  } = oidc.entities;
  if (system) {
    const asked = system.scope?.split(' ');
    return { kind: 'system', permissions: asked ?? [...permissionsOf(client!)] };
  }
  const person = account && (await people.find(account.accountId));
  if (!person) throw new errors.InvalidGrant('account not found');
  // How sure the sign-in was that this token goes back to; staff have no such level.
  const level = person.claims.kind === 'citizen' ? (AuthorizationCode ?? RefreshToken)?.acr : undefined;
  return { ...person.claims, ...(level !== undefined && { assurance: Number(level) }) };
}
