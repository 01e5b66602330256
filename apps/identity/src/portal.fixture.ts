import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

export const PORTAL_CLIENT = { id: 'motcua', secret: 'secret-of-the-portal-client' };

export interface PortalPerson {
  readonly sub: string;
  readonly [claim: string]: unknown;
}

/** How the login answers wrongly. */
export interface Wrong {
  readonly idToken?: JWTPayload;
  readonly userinfo?: Record<string, unknown>;
  readonly signing?: 'otherKey' | 'none' | 'publicKeyAsSecret';
  readonly userinfoStatus?: number;
}

interface Granted {
  readonly person: PortalPerson;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly wrong: Wrong;
}

export const citizen = (number: number, given: object = {}): PortalPerson => ({
  sub: `u-${number}`,
  TechID: `TECH-${number}`,
  LoaiTaiKhoan: '1',
  SoDinhDanh: String(number).padStart(12, '0'),
  HoVaTen: 'LÒ THỊ MẪU',
  NgayThangNamSinh: '19900101',
  loAs: '2',
  ...given,
});

/** The national login as far as a client sees it: strict, unless it is told to be wrong. */
export class PortalFixture {
  private readonly codes = new Map<string, Granted>();
  private readonly tokens = new Map<string, Granted>();
  /** Everything it has given out: to look for in logs and tables. */
  readonly given: string[] = [];

  private constructor(
    private readonly server: Server,
    private readonly privateKey: CryptoKey,
    private readonly publicJwk: JWK,
  ) {}

  static async start(): Promise<PortalFixture> {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const publicJwk = { ...(await exportJWK(publicKey)), kid: 'portal', alg: 'RS256', use: 'sig' };
    const server = createServer((request, response) => void portal.serve(request, response));
    const portal = new PortalFixture(server, privateKey, publicJwk);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return portal;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Somebody signs in at the address a browser was sent to. Where it sends the browser back. */
  signIn(address: URL, person: PortalPerson, wrong: Wrong = {}): URL {
    const asked = address.searchParams;
    const code = randomBytes(16).toString('hex');
    this.codes.set(code, {
      person,
      wrong,
      nonce: asked.get('nonce')!,
      challenge: asked.get('code_challenge')!,
      redirectUri: asked.get('redirect_uri')!,
    });
    this.given.push(code);
    const back = new URL(asked.get('redirect_uri')!);
    back.search = new URLSearchParams({ code, state: asked.get('state')! }).toString();
    return back;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.answer(request, await bodyOf(request));
    response.writeHead(answer ? (answer.status ?? 200) : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer?.body ?? {}));
  }

  private async answer(
    { url, method, headers }: IncomingMessage,
    form: URLSearchParams,
  ): Promise<{ status?: number; body: unknown } | undefined> {
    const { issuer } = this;
    switch (`${method} ${url}`) {
      case 'GET /.well-known/openid-configuration':
        return {
          body: {
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            userinfo_endpoint: `${issuer}/userinfo`,
            jwks_uri: `${issuer}/jwks`,
            id_token_signing_alg_values_supported: ['RS256'],
          },
        };
      case 'GET /jwks':
        return { body: { keys: [this.publicJwk] } };
      case 'POST /token':
        return this.token(form);
      case 'POST /userinfo': {
        const granted = this.tokens.get(String(headers.authorization).replace('Bearer ', ''));
        if (!granted) return { status: 401, body: {} };
        const { person, wrong } = granted;
        return { status: wrong.userinfoStatus ?? 200, body: { ...person, ...wrong.userinfo } };
      }
      default:
        return undefined;
    }
  }

  private async token(form: URLSearchParams): Promise<{ status?: number; body: unknown }> {
    const granted = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    const verified = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const right =
      granted?.challenge === verified &&
      granted.redirectUri === form.get('redirect_uri') &&
      form.get('client_id') === PORTAL_CLIENT.id &&
      form.get('client_secret') === PORTAL_CLIENT.secret;
    if (!granted || !right) return { status: 400, body: { error: 'invalid_grant' } };
    const accessToken = randomBytes(16).toString('hex');
    this.tokens.set(accessToken, granted);
    const idToken = await this.idToken(granted);
    this.given.push(accessToken, idToken);
    return { body: { access_token: accessToken, token_type: 'Bearer', expires_in: 60, id_token: idToken } };
  }

  private async idToken({ person: { sub }, nonce, wrong }: Granted): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, aud: PORTAL_CLIENT.id, iat: now, exp: now + 300, sub, nonce, ...wrong.idToken };
    const header = { alg: 'RS256', kid: 'portal' };
    switch (wrong.signing) {
      case 'none':
        return new UnsecuredJWT(claims).encode();
      case 'otherKey':
        return new SignJWT(claims).setProtectedHeader(header).sign((await generateKeyPair('RS256')).privateKey);
      case 'publicKeyAsSecret':
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: 'portal' })
          .sign(new TextEncoder().encode(JSON.stringify(this.publicJwk)));
      default:
        return new SignJWT(claims).setProtectedHeader(header).sign(this.privateKey);
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}
