import { interactionPolicy, type Grant, type KoaContextWithOIDC } from 'oidc-provider';

const { Check, base } = interactionPolicy;

/**
 * When people are asked. Applications are the province's own: nobody is asked for consent. An application on somebody's own
 * machine cannot prove which one it is, so there people sign in each time; and so they do when their account is gone.
 */
export function signInPolicy(): interactionPolicy.DefaultPolicy {
  const policy = base();
  policy.remove('consent');
  const { checks } = policy.get('login')!;
  checks.add(
    new Check('native_client', 'a native client signs in anew', ({ oidc }) => {
      return oidc.client?.applicationType === 'native' && !oidc.result?.login;
    }),
  );
  checks.add(
    new Check('account_gone', 'the account may not sign in', ({ oidc }) => {
      return oidc.session?.accountId !== undefined && oidc.account === undefined;
    }),
  );
  return policy;
}

/** What an application is granted: to know who has signed in, and tokens that speak for them. */
export async function firstPartyGrant({ oidc }: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { account, client, session, provider } = oidc;
  if (!account || !client) return undefined;
  const known = session?.grantIdFor(client.clientId);
  const existing = known === undefined ? undefined : await provider.Grant.find(known);
  if (existing?.accountId === account.accountId) return existing;
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope('openid offline_access');
  await grant.save(); // eslint-disable-line no-restricted-syntax -- the provider's, not TypeORM's
  return grant;
}
