import { createHash, randomBytes } from 'node:crypto';
import type { Answer, IdentityFixture } from './identity.fixture.js';

interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** As much of a browser as a sign-in needs: cookies by path, redirects as long as they stay with the issuer. */
export class Browser {
  private readonly jar = new Map<string, Cookie>();
  /** `Set-Cookie` lines as they came. */
  readonly setCookies: string[] = [];
  /** Where the last redirect led that was not followed. */
  left: URL | undefined;
  address = new URL('https://id.test/');

  constructor(
    private readonly fixture: IdentityFixture,
    private readonly headers: Record<string, string> = {},
    /** Hosts whose redirects are followed. */
    private readonly follows: (url: URL) => boolean = ({ host }) => host === 'id.test',
  ) {}

  get(address: string | URL): Promise<Answer> {
    return this.go('GET', new URL(address, this.address));
  }

  /** Sends the form of the page it is on. */
  submit(fields: Record<string, string>): Promise<Answer> {
    return this.go('POST', this.address, new URLSearchParams(fields));
  }

  post(address: string | URL, fields: Record<string, string>): Promise<Answer> {
    return this.go('POST', new URL(address, this.address), new URLSearchParams(fields));
  }

  /** Cookies of another browser, as a thief would have them. */
  take(other: Browser): void {
    for (const [name, cookie] of other.jar) this.jar.set(name, cookie);
  }

  private async go(method: 'GET' | 'POST', address: URL, body?: URLSearchParams): Promise<Answer> {
    this.address = address;
    this.left = undefined;
    const answer = await this.fixture.ask(address, {
      method,
      headers: { accept: 'text/html', cookie: this.cookiesFor(address.pathname), ...this.headers },
      ...(body && { body }),
    });
    this.keep(answer.headers.getSetCookie());
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status >= 400 || location === null) return answer;
    const next = new URL(location, address);
    if (this.follows(next)) return this.go('GET', next);
    this.left = next;
    return answer;
  }

  private cookiesFor(path: string): string {
    return [...this.jar]
      .filter(([, cookie]) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(([name, { value }]) => `${name.split('@')[0]}=${value}`)
      .join('; ');
  }

  private keep(lines: readonly string[]): void {
    for (const line of lines) {
      this.setCookies.push(line);
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const attribute = (key: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const path = attribute('path') ?? '/';
      const gone = value === '' || Date.parse(attribute('expires') ?? '') < Date.now();
      if (gone) this.jar.delete(`${name}@${path}`);
      else this.jar.set(`${name}@${path}`, { value, path });
    }
  }
}

/** An application that people sign in to, with PKCE. */
export class Application {
  readonly verifier = randomBytes(32).toString('base64url');
  readonly state = randomBytes(8).toString('hex');

  constructor(
    private readonly fixture: IdentityFixture,
    readonly id: string,
    readonly redirectUri = 'https://front.test/back',
  ) {}

  static async register(fixture: IdentityFixture, id: string, given: object = {}): Promise<void> {
    const added = await fixture.call('POST', '/v1/clients', {
      id,
      name: 'Trang một cửa',
      kind: 'application',
      redirectUris: ['https://front.test/back'],
      postLogoutRedirectUris: ['https://front.test/'],
      ...given,
    });
    if (added.status !== 201) throw new Error(added.text);
  }

  /** Where it sends a browser. */
  authorization(more: Record<string, string | undefined> = {}): string {
    const parameters = {
      client_id: this.id,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: this.redirectUri,
      state: this.state,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    };
    const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return `/oidc/auth?${new URLSearchParams(given).toString()}`;
  }

  /** Exchanges the code that a browser came back with. */
  exchange(back: URL, more: Record<string, string> = {}): Promise<Answer> {
    return this.fixture.form('/oidc/token', {
      grant_type: 'authorization_code',
      client_id: this.id,
      code: back.searchParams.get('code') ?? '',
      redirect_uri: this.redirectUri,
      code_verifier: this.verifier,
      ...more,
    });
  }

  refresh(token: string): Promise<Answer> {
    return this.fixture.form('/oidc/token', { grant_type: 'refresh_token', client_id: this.id, refresh_token: token });
  }
}
