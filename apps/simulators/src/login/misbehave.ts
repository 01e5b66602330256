import { decodeJwt } from 'jose';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Login } from './login.js';
import type { Claims } from './login-fault.js';
import type { LoginKeys } from './login-keys.js';

/** Has the declared faults change answers that are right until then. */
export function misbehave(provider: Provider, login: Login, keys: LoginKeys): void {
  provider.use(async (ctx, next) => {
    await next();
    const answered = ctx as unknown as KoaContextWithOIDC & { readonly oidc?: KoaContextWithOIDC['oidc'] };
    switch (answered.oidc?.route) {
      case 'authorization':
      case 'resume':
        return changeCallback(answered, login);
      case 'token':
        return changeIdToken(answered, login, keys);
      case 'userinfo':
        return changeUserinfo(answered, login);
    }
  });
}

function changeCallback(ctx: KoaContextWithOIDC, login: Login): void {
  const target = URL.parse(ctx.response.get('location'));
  const back = URL.parse(String(ctx.oidc.params?.['redirect_uri']));
  if (!target || !back || target.origin !== back.origin || target.pathname !== back.pathname) return;
  if (target.searchParams.has('code')) login.statistics.signIns += 1;
  const sub = ctx.oidc.session?.accountId;
  login.plan.callback(sub, target.searchParams, login.signIn(sub));
  ctx.set('location', target.href);
}

async function changeIdToken(ctx: KoaContextWithOIDC, login: Login, keys: LoginKeys): Promise<void> {
  const { id_token: token } = (ctx.body ?? {}) as { id_token?: string };
  if (ctx.status !== 200 || token === undefined) return;
  const { code } = ctx.oidc.params ?? {};
  const claims = decodeJwt(token);
  const draft = { claims: claims as Claims, signing: 'right' as const };
  login.plan.idToken(String(claims.sub), draft, login.signIn(claims.sub));
  if (typeof code === 'string') login.redeemedCode = code;
  ctx.body = { ...(ctx.body as object), id_token: await keys.sign(draft) };
}

function changeUserinfo(ctx: KoaContextWithOIDC, login: Login): void {
  if (ctx.status !== 200) return;
  const claims = { ...(ctx.body as Claims) };
  const sub = String(claims['sub']);
  login.plan.userinfo(sub, claims, login.signIn(sub));
  ctx.body = claims;
}
