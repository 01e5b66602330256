import type { IncomingMessage } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import type { Login } from './login.js';
import { choicePage, errorPage } from './pages.js';

const MOST_BYTES = 10_000;
type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;
type Context = Parameters<Parameters<Provider['use']>[0]>[0];

/** What oidc-provider leaves to us: the page on which people sign in, and the check of an access token. */
export function addOwnPages(provider: Provider, login: Login): void {
  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith('/interaction/') && (ctx.method === 'GET' || ctx.method === 'POST')) {
      await signIn(ctx, provider, login);
    } else if (ctx.path === validatePath && ctx.method === 'POST') {
      await validate(ctx, provider);
    } else {
      await next();
    }
  });
}

/** Check of an access token (dvcqg.md section 7); the names of its answer are unconfirmed, here those of RFC 7662. */
export const validatePath = '/oauth2/validate';

async function validate(ctx: Context, provider: Provider): Promise<void> {
  const form = await formOf(ctx.req);
  const token = await provider.AccessToken.find(form.get('token') ?? '');
  ctx.body = token?.isValid
    ? { active: true, client_id: token.clientId, sub: token.accountId, exp: token.exp, state: form.get('state') }
    : { active: false };
}

async function signIn(ctx: Context, provider: Provider, login: Login): Promise<void> {
  try {
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    const {
      login_hint: hint,
      client_id: client,
      acr_values: level,
    } = interaction.params as Record<string, string | undefined>;
    const chosen =
      ctx.method === 'POST' ? ((await formOf(ctx.req)).get('sub') ?? '') : login.people.hinted(hint ?? '')?.sub;
    if (chosen === undefined) {
      ctx.type = 'html';
      ctx.body = choicePage(login.people.all, { client: client ?? '', level });
    } else {
      await leave(interaction, chosen, provider);
      ctx.status = 303;
      ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, resultOf(chosen, login)));
    }
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    ctx.status = 400;
    ctx.type = 'html';
    ctx.body = errorPage(error.error, error.error_description);
  }
}

/** Whoever was signed in and is another one is signed out first. */
async function leave(interaction: Interaction, chosen: string, provider: Provider): Promise<void> {
  const { session } = interaction;
  if (!session || chosen === '' || session.accountId === chosen) return;
  await (await provider.Session.findByUid(session.uid))?.destroy();
  delete interaction.session;
  await interaction.persist();
}

function resultOf(sub: string, login: Login) {
  const person = login.people.find(sub);
  if (!person) return { error: 'access_denied', error_description: 'Người dùng không đăng nhập' };
  return { login: { accountId: person.sub, ...(person.loAs !== undefined && { acr: person.loAs }) } };
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST_BYTES) throw new errors.InvalidRequest('the form is too large');
  }
  return new URLSearchParams(text);
}
