import { randomBytes } from 'node:crypto';
import * as oidc from 'openid-client';

/** A browser without pictures: cookies, redirects, forms. */
export class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  /** Goes to an address and on until something is no redirect, or leads back to the client. */
  async open(address: URL | string, init: { form?: Record<string, string> } = {}): Promise<Visit> {
    let url = new URL(address);
    let form = init.form;
    for (let hops = 0; hops < 10; hops += 1) {
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: this.cookiesFor(url.pathname) },
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      });
      form = undefined;
      this.keep(answer.headers.getSetCookie());
      const location = answer.headers.get('location');
      if (location === null) return { url, status: answer.status, text: await answer.text() };
      url = new URL(location, url);
      if (url.href.startsWith(redirectUri) || url.href.startsWith(signedOutUri)) return { url, status: 0, text: '' };
    }
    throw new Error('too many redirects');
  }

  get names(): string[] {
    return [...this.cookies.keys()];
  }

  private cookiesFor(path: string): string {
    const fitting = [...this.cookies].filter(([, cookie]) => path.startsWith(cookie.path));
    return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  private keep(headers: readonly string[]): void {
    for (const header of headers) {
      const [pair = '', ...attributes] = header.split(/; */);
      const [name = '', value = ''] = pair.split('=');
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, path });
    }
  }
}

export interface Visit {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

export const redirectUri = 'http://127.0.0.1:1/callback';
export const signedOutUri = 'http://127.0.0.1:1/signed-out';

export interface SignedIn {
  readonly tokens: oidc.TokenEndpointResponse;
  readonly claims: oidc.IDToken;
  readonly userinfo: oidc.UserInfoResponse;
}

/** A client as it should be: code, PKCE, nonce, state, signature checked. */
export class Client {
  private constructor(readonly config: oidc.Configuration) {}

  static async discover(issuer: string, secret: string): Promise<Client> {
    const config = await oidc.discovery(new URL(issuer), 'motcua', undefined, oidc.ClientSecretPost(secret), {
      execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
    });
    return new Client(config);
  }

  async begin(more: Record<string, string> = {}) {
    const verifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
    const url = oidc.buildAuthorizationUrl(this.config, {
      redirect_uri: redirectUri,
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...more,
    });
    return { url, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } };
  }

  /** The whole way of one person, in a fresh browser. */
  async signIn(hint: string, more: Record<string, string> = {}, browser = new Browser()): Promise<SignedIn> {
    const { url, checks } = await this.begin({ login_hint: hint, ...more });
    const back = await browser.open(url);
    const tokens = await oidc.authorizationCodeGrant(this.config, back.url, checks);
    const claims = tokens.claims()!;
    return { tokens, claims, userinfo: await oidc.fetchUserInfo(this.config, tokens.access_token, claims.sub) };
  }
}
