import { randomBytes } from 'node:crypto';
import { Provider, interactionPolicy, type Account, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Login } from './login.js';
import type { LoginKeys } from './login-keys.js';
import { errorPage, signedOutPage, signOutPage } from './pages.js';
import { claimNames, type Person } from './people.js';

/** Paths after the issuer, as WSO2 Identity Server has them. */
export const loginRoutes = {
  authorization: '/oauth2/authorize',
  token: '/oauth2/token',
  userinfo: '/oauth2/userinfo',
  jwks: '/oauth2/jwks',
  end_session: '/oidc/logout',
} as const;

const MINUTE = 60;

/** oidc-provider at its best, under an address; `misbehave` adds what goes wrong. */
export function openIdProvider(issuer: string, login: Login, keys: LoginKeys): Provider {
  const path = new URL(issuer).pathname;
  const configuration: Configuration = {
    adapter: (model) => (model === 'Client' ? clientsOnly(login) : login.memory.of(model)),
    jwks: { keys: [keys.jwk] },
    findAccount: (_, sub) => accountOf(login.people.find(sub), issuer),
    claims: { openid: ['sub', ...claimNames] },
    conformIdTokenClaims: false, // the id_token names the person too
    scopes: ['openid'],
    subjectTypes: ['public'],
    responseTypes: ['code'],
    acrValues: ['1', '2', '3'],
    routes: loginRoutes,
    pkce: { required: () => false }, // as documented; who sends a challenge has it checked
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: (ctx) => grantOf(ctx),
    interactions: { policy: policyOf(login), url: (_, { uid }) => `${path}/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => void (ctx.body = signOutPage(form)),
        postLogoutSuccessSource: (ctx) => void (ctx.body = signedOutPage()),
      },
    },
    clientBasedCORS: () => false,
    cookies: {
      keys: [randomBytes(32)],
      // under names and a path of their own: another provider may stand on the same host
      names: { session: 'dvcqg_session', interaction: 'dvcqg_interaction', resume: 'dvcqg_resume' },
      long: { signed: true, httpOnly: true, sameSite: 'lax', path },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    ttl: {
      AccessToken: 60 * MINUTE,
      AuthorizationCode: MINUTE,
      Grant: 24 * 60 * MINUTE,
      IdToken: 60 * MINUTE,
      Interaction: 60 * MINUTE,
      RefreshToken: 24 * 60 * MINUTE,
      Session: 24 * 60 * MINUTE,
    },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body = errorPage(error, description);
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.proxy = true; // addresses are those of the issuer; `LoginWire` says so in the headers a proxy would set
  return provider;
}

/** Clients are looked up where the control routes put them. */
function clientsOnly(login: Login) {
  return { ...login.memory.of('Client'), find: async (id: string) => login.clients.find(id) };
}

function accountOf(person: Person | undefined, issuer: string): Account | undefined {
  if (!person) return undefined;
  const { sub, IAL } = person;
  const ofVNeID = { userProfileUri: `${issuer}/profile/${sub}`, logoutUri: `${issuer}${loginRoutes.end_session}` };
  return { accountId: sub, claims: () => ({ ...(IAL !== undefined && ofVNeID), ...person }) };
}

/** Everybody agrees to everything: the portal asks for no consent. */
async function grantOf({ oidc }: KoaContextWithOIDC) {
  const { accountId } = oidc.session ?? {};
  if (accountId === undefined || !oidc.client) return undefined;
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId });
  grant.addOIDCScope('openid');
  // eslint-disable-next-line no-restricted-syntax -- oidc-provider's, into memory; not TypeORM's
  await grant.save();
  return grant;
}

/** Who comes with a hint for somebody else signs in anew. */
function policyOf({ people }: Login) {
  const policy = interactionPolicy.base();
  const someoneElse = new interactionPolicy.Check('someone_else', 'login_hint names another person', ({ oidc }) => {
    const hint = oidc.params?.['login_hint'];
    const person = typeof hint === 'string' ? people.hinted(hint) : undefined;
    return person !== undefined && !oidc.result?.login && person.sub !== oidc.session?.accountId;
  });
  policy.get('login')?.checks.add(someoneElse);
  return policy;
}
