import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertBodiesValidated, boot, type Environment, type RunningService } from '@motcua/service-kit';
import * as oidc from 'openid-client';
import { simulatorsService } from '../index.js';
import type { LoginFault } from './login-fault-kinds.js';
import { Browser, Client, redirectUri, signedOutUri } from './login.fixture.js';

const secret = 'secret-of-this-test';
let directory: string;
let env: Environment;
let service: RunningService;
let issuer: string;
let client: Client;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'motcua-login-'));
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'ES256', use: 'sig' }] };
  writeFileSync(join(directory, 'jwks.json'), JSON.stringify(jwks));
  env = {
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    OIDC_ISSUER: 'https://issuer.test',
    OIDC_JWKS_FILE: join(directory, 'jwks.json'),
    SIMULATOR_DVCQG_SSO_CLIENT_SECRET: secret,
    SIMULATOR_DVCQG_SSO_REDIRECT_URIS: redirectUri,
  };
  service = await boot(simulatorsService, env);
  issuer = `${service.url}/simulators/dvcqg/login`;
  client = await Client.discover(issuer, secret);
});
afterAll(async () => {
  await service.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => control('POST', 'reset'));

/** An answer of a control route: what it has depends on the route. */
interface ControlAnswer {
  readonly status: number;
  readonly body: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
}

async function control(method: string, path: string, body?: object): Promise<ControlAnswer> {
  const answer = await fetch(`${service.url}/simulators/dvcqg/control/login/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
}

async function declare(...faults: LoginFault[]): Promise<void> {
  const { status, body } = await control('PUT', 'faults', { faults });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${issuer}${path}`, { method: 'POST', body: new URLSearchParams(form), headers });

describe('the national login', () => {
  it('signs a citizen in by hint: code, PKCE, nonce, state, the same claims in id_token and userinfo', async () => {
    const { tokens, claims, userinfo } = await client.signIn('000000000001', { acr_values: '2' });
    const person = {
      sub: 'u-0001',
      TechID: 'TECH-0001',
      LoaiTaiKhoan: '1',
      SoDinhDanh: '000000000001',
      HoVaTen: 'LÒ THỊ MẪU',
      NgayThangNamSinh: '19900101',
      loAs: '2',
    };
    expect(claims).toMatchObject({ ...person, iss: issuer, aud: 'motcua', acr: '2' });
    expect(userinfo).toEqual(person);
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600, scope: 'openid' });
    expect(tokens.refresh_token).toEqual(expect.any(String));
  });

  it.each([
    ['u-0002', { LoaiTaiKhoan: '1', loAs: '1' }],
    ['000000000003', { LoaiTaiKhoan: '1', loAs: '3' }],
    ['000000005', { SoCMND: '000000005', loAs: '1' }],
    ['0000000101', { LoaiTaiKhoan: '2', MaSoThue: '0000000101', TenDoanhNghiep: 'CÔNG TY TNHH MẪU' }],
    ['u-0201', { LoaiTaiKhoan: '3', TenDoanhNghiep: 'HỘI MẪU TỈNH' }],
  ])('knows %s', async (hint, claims) => {
    expect((await client.signIn(hint)).userinfo).toMatchObject(claims);
  });

  it('gives an account of VNeID exactly the claims of VNeID', async () => {
    const { userinfo } = await client.signIn('v-0004');
    expect(Object.keys(userinfo).sort()).toEqual(
      [
        ...['sub', 'LoaiTaiKhoan', 'SoDinhDanh', 'HoVaTen', 'NgayThangNamSinh'],
        ...['TechID', 'loAs', 'IAL', 'userProfileUri', 'logoutUri'],
      ].sort(),
    );
    expect(userinfo).toMatchObject({ IAL: '2', logoutUri: `${issuer}/oidc/logout` });
  });

  it('takes the requests of dvcqg.md section 7 as they are written there, without PKCE and nonce', async () => {
    const query = {
      response_type: 'code',
      client_id: 'motcua',
      redirect_uri: redirectUri,
      scope: 'openid',
      state: 's',
    };
    const address = `${issuer}/oauth2/authorize?${new URLSearchParams({ ...query, acr_values: '1', login_hint: 'u-0003' }).toString()}`;
    const { url } = await new Browser().open(address);
    expect(url.searchParams.get('state')).toBe('s');
    const code = url.searchParams.get('code')!;
    const answer = await post('/oauth2/token', {
      ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
      ...{ client_id: 'motcua', client_secret: secret },
    });
    const tokens = (await answer.json()) as Record<string, string>;
    expect(Object.keys(tokens).sort()).toEqual(
      ['access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type'].sort(),
    );
    const userinfo = await post('/oauth2/userinfo', {}, { authorization: `Bearer ${tokens['access_token']}` });
    expect(await userinfo.json()).toMatchObject({ sub: 'u-0003' });
    const validated = await post('/oauth2/validate', { token: tokens['access_token']!, state: '0' });
    expect(await validated.json()).toEqual({
      ...{ active: true, client_id: 'motcua', sub: 'u-0003', state: '0' },
      exp: expect.any(Number),
    });
    const unknown = await post('/oauth2/validate', { token: 'nobody-gave-this', state: '0' });
    expect(await unknown.json()).toEqual({ active: false });
  });

  it('shows a Vietnamese page to choose from, and goes on with the chosen one', async () => {
    const browser = new Browser();
    const { url, checks } = await client.begin({ acr_values: '2' });
    const page = await browser.open(url);
    expect(page.text).toContain('<html lang="vi">');
    expect(page.text).toContain('Mức xác thực được yêu cầu: 2');
    expect(page.text).toContain('<button name="sub" value="u-0101">CÔNG TY TNHH MẪU</button>');
    const back = await browser.open(page.url, { form: { sub: 'u-0002' } });
    const tokens = await oidc.authorizationCodeGrant(client.config, back.url, checks);
    expect(tokens.claims()).toMatchObject({ sub: 'u-0002' });
  });

  it('tells the client when nobody signs in', async () => {
    const browser = new Browser();
    const { url, checks } = await client.begin();
    const page = await browser.open(url);
    const back = await browser.open(page.url, { form: { sub: '' } });
    await expect(oidc.authorizationCodeGrant(client.config, back.url, checks)).rejects.toMatchObject({
      error: 'access_denied',
    });
  });

  it('keeps who is signed in for the next client request, and changes the person only for a hint', async () => {
    const browser = new Browser();
    await client.signIn('u-0001', {}, browser);
    const { url, checks } = await client.begin();
    const back = await browser.open(url);
    const again = await oidc.authorizationCodeGrant(client.config, back.url, checks);
    expect(again.claims()).toMatchObject({ sub: 'u-0001' });
    expect((await client.signIn('u-0002', {}, browser)).claims).toMatchObject({ sub: 'u-0002' });
    expect(browser.names.every((name) => name.startsWith('dvcqg_'))).toBe(true);
  });

  it('ends the session on a sign-out that is confirmed', async () => {
    await control('PUT', 'clients/motcua', {
      ...{ redirectUris: [redirectUri], postLogoutRedirectUris: [signedOutUri], clientSecret: secret },
    });
    const browser = new Browser();
    const { tokens } = await client.signIn('u-0001', {}, browser);
    const url = oidc.buildEndSessionUrl(client.config, {
      ...{ id_token_hint: tokens.id_token!, post_logout_redirect_uri: signedOutUri, state: 'out' },
    });
    const page = await browser.open(url);
    expect(page.text).toContain('Bạn muốn đăng xuất khỏi cổng?');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)![1]!;
    const left = await browser.open(`${issuer}/oidc/logout/confirm`, { form: { xsrf, logout: 'yes' } });
    expect(left.url.href).toBe(`${signedOutUri}?state=out`);
    expect((await browser.open((await client.begin()).url)).text).toContain('Chọn một người minh họa');
    await expect(oidc.fetchUserInfo(client.config, tokens.access_token, 'u-0001')).rejects.toThrow();
  });

  it('refuses what a provider has to refuse', async () => {
    const { url, checks } = await client.begin({ login_hint: 'u-0001' });
    const back = await new Browser().open(url);
    await oidc.authorizationCodeGrant(client.config, back.url, checks);
    await expect(oidc.authorizationCodeGrant(client.config, back.url, checks)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    const other = await client.begin({ login_hint: 'u-0001' });
    const stolen = await new Browser().open(other.url);
    await expect(
      oidc.authorizationCodeGrant(client.config, stolen.url, { ...other.checks, pkceCodeVerifier: 'x'.repeat(43) }),
    ).rejects.toMatchObject({ error: 'invalid_grant' });
    const wrong = await Client.discover(issuer, 'another-secret');
    await expect(wrong.signIn('u-0001')).rejects.toMatchObject({ error: 'invalid_client' });
    const elsewhere = await client.begin({ redirect_uri: 'http://127.0.0.1:1/elsewhere' });
    const refused = await new Browser().open(elsewhere.url);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Không đăng nhập được')]);
    const stale = await new Browser().open(`${issuer}/interaction/of-nobody`);
    expect([stale.status, stale.text]).toEqual([400, expect.stringContaining('Không đăng nhập được')]);
  });

  it('is known under the configured address only, when there is one', async () => {
    const configured = 'https://dangnhap.example/simulators/dvcqg/login';
    const other = await boot(simulatorsService, { ...env, SIMULATOR_DVCQG_SSO_ISSUER: configured });
    const answer = await fetch(`${other.url}/simulators/dvcqg/login/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({ issuer: configured, token_endpoint: `${configured}/oauth2/token` });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    await other.close();
  });

  it('says nothing on the console', async () => {
    const said: unknown[][] = [];
    const levels = ['warn', 'info', 'log', 'error'] as const;
    const before = levels.map((level) => console[level]);
    for (const level of levels) console[level] = (...words: unknown[]) => void said.push(words);
    const other = await boot(simulatorsService, env);
    const address = `${other.url}/simulators/dvcqg/login`;
    await (await Client.discover(address, secret)).signIn('u-0001');
    await fetch(`${address}/oauth2/authorize`);
    await fetch(`${address}/oauth2/nothing`);
    await other.close();
    for (const [index, level] of levels.entries()) console[level] = before[index]!;
    expect(said).toEqual([]);
  });
});

describe('its control routes', () => {
  it('add people, change them, and take them away', async () => {
    const claims = { TechID: 'TECH-0900', LoaiTaiKhoan: '1', SoDinhDanh: '000000000900', HoVaTen: 'MẪU', loAs: '2' };
    expect((await control('PUT', 'people/u-0900', claims)).status).toBe(204);
    expect((await client.signIn('000000000900')).userinfo).toEqual({ sub: 'u-0900', ...claims });
    expect((await control('GET', 'people')).body['items']).toContainEqual({ sub: 'u-0900', ...claims });
    expect((await control('DELETE', 'people/u-0900')).status).toBe(204);
    expect(await control('DELETE', 'people/u-0900')).toMatchObject({ status: 404, body: { code: 'PERSON_NOT_THERE' } });
    const strange = await control('PUT', 'people/u-0900', { Quyen: 'admin' });
    expect(strange).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', errors: [{ field: 'Quyen' }] } });
    const number = await control('PUT', 'people/u-0900', { loAs: 2 });
    expect(number).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', errors: [{ field: 'loAs' }] } });
    const name = await control('PUT', 'people/a%20b', {});
    expect(name).toMatchObject({ status: 422, body: { code: 'PERSON_NOT_RIGHT' } });
  });

  it('register clients with redirect addresses on this machine, and make up a secret', async () => {
    const made = await control('PUT', 'clients/another', { redirectUris: ['http://localhost:9/back'] });
    expect(made).toMatchObject({ status: 200, body: { clientId: 'another', authentication: 'client_secret_post' } });
    expect(made.body['clientSecret']).toMatch(/^[\w-]{43}$/);
    expect((await control('GET', 'clients')).body['items']).toMatchObject([
      { clientId: 'motcua' },
      { clientId: 'another' },
    ]);
    const abroad = await control('PUT', 'clients/another', { redirectUris: ['http://example.org/back'] });
    expect(abroad).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    const name = await control('PUT', 'clients/a%20b', { redirectUris: ['http://localhost:9/back'] });
    expect(name).toMatchObject({ status: 400, body: { code: 'CLIENT_NOT_RIGHT' } });
  });

  it('count requests and sign-ins', async () => {
    await client.signIn('u-0001');
    await declare({ kind: 'outage', style: '503', endpoint: 'jwks', count: 1 });
    await fetch(`${issuer}/oauth2/jwks`);
    await post('/oauth2/token', {});
    const { body } = await control('GET', 'statistics');
    expect(body['signIns']).toBe(1);
    expect(body['requests']).toEqual(
      expect.arrayContaining([
        { endpoint: 'token', outcome: 'served', count: 1 },
        { endpoint: 'token', outcome: 'refused', count: 1 },
        { endpoint: 'jwks', outcome: 'turnedAway', count: 1 },
        { endpoint: 'userinfo', outcome: 'served', count: 1 },
      ]),
    );
  });

  it.each([
    [{ kind: 'quake' }, 'VALIDATION_FAILED', 'faults[0].kind'],
    [{ kind: 'slow' }, 'FAULT_WITHOUT_MEANING', 'faults[0].delayMs'],
    [{ kind: 'wrongNonce', value: 'x' }, 'FAULT_WITHOUT_MEANING', 'faults[0].value'],
    [{ kind: 'wrongNonce', endpoint: 'userinfo' }, 'FAULT_WITHOUT_MEANING', 'faults[0].endpoint'],
    [{ kind: 'wrongNonce', style: 'green' }, 'FAULT_WITHOUT_MEANING', 'faults[0].style'],
    [{ kind: 'outage', sub: 'u-0001' }, 'FAULT_WITHOUT_MEANING', 'faults[0].sub'],
    [{ kind: 'missingLevel', everyMs: 5 }, 'FAULT_WITHOUT_MEANING', 'faults[0].everyMs'],
  ])('refuse %j', async (fault, code, field) => {
    const answer = await control('PUT', 'faults', { faults: [fault] });
    expect(answer).toMatchObject({ status: 400, body: { code, errors: [{ field }] } });
    expect((await control('GET', 'faults')).body).toEqual({ faults: [] });
  });

  it('check their bodies, and are for this machine', async () => {
    assertBodiesValidated(service.app);
    const proxied = { headers: { 'x-forwarded-for': '10.0.0.1' } };
    const answer = await fetch(`${service.url}/simulators/dvcqg/control/login/clients`, proxied);
    expect(answer.status).toBe(403);
  });
});

describe('a login that goes wrong', () => {
  it.each<[LoginFault, RegExp]>([
    [{ kind: 'wrongNonce' }, /"nonce" .*claim value/],
    [{ kind: 'wrongNonce', style: 'missing' }, /"nonce" .*claim missing/],
    [{ kind: 'changedState' }, /unexpected "state"/],
    [{ kind: 'changedState', style: 'missing' }, /"state" missing/],
    [{ kind: 'expiredToken' }, /"exp" .*timestamp/],
    [{ kind: 'wrongIssuer' }, /"iss" .*claim value/],
    [{ kind: 'wrongAudience' }, /"aud" .*claim value/],
    [{ kind: 'otherKey' }, /signature verification failed/],
    [{ kind: 'algNone' }, /unexpected JWT "alg"|unsupported JWS "alg"/],
    [{ kind: 'keyConfusion' }, /unexpected JWT "alg"/],
    [{ kind: 'otherPerson' }, /"sub"/],
    [{ kind: 'errorAnswer' }, /authorization response from the server is an error/],
    [{ kind: 'serverError', endpoint: 'token' }, /unexpected/],
    [{ kind: 'outage', endpoint: 'token' }, /fetch failed/],
    [{ kind: 'outage', endpoint: 'userinfo', style: '503' }, /unexpected/],
  ])('%j is noticed by a client that looks, and is over after one sign-in', async (fault, reason) => {
    await declare({ ...fault, count: 1 });
    const failure = await client.signIn('u-0001').then(
      () => undefined,
      (error: Error) => error,
    );
    expect(`${failure?.message} ${String((failure?.cause as Error | undefined)?.message ?? '')}`).toMatch(reason);
    expect((await control('GET', 'faults')).body['faults'][0].struck).toBe(1);
    expect((await client.signIn('u-0001')).claims.sub).toBe('u-0001');
  });

  it('has the answers of expired, unsigned and strange tokens as they are declared', async () => {
    const headerAndClaims = async (fault: LoginFault) => {
      await declare(fault);
      const { url, checks } = await client.begin({ login_hint: 'u-0001' });
      const code = (await new Browser().open(url)).url.searchParams.get('code')!;
      const answer = await post('/oauth2/token', {
        ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
        ...{ client_id: 'motcua', client_secret: secret, code_verifier: checks.pkceCodeVerifier },
      });
      const { id_token } = (await answer.json()) as { id_token: string };
      const [header, claims] = id_token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
      return { header: JSON.parse(header!), claims: JSON.parse(claims!), signature: id_token.split('.')[2] };
    };
    const unsigned = await headerAndClaims({ kind: 'algNone' });
    expect([unsigned.header.alg, unsigned.signature]).toEqual(['none', '']);
    expect((await headerAndClaims({ kind: 'keyConfusion' })).header.alg).toBe('HS256');
    const expired = await headerAndClaims({ kind: 'expiredToken', seconds: 60 });
    expect(Date.now() / 1000 - expired.claims.exp).toBeGreaterThanOrEqual(60);
    const right = await headerAndClaims({ kind: 'otherKey' });
    const { keys } = (await (await fetch(`${issuer}/oauth2/jwks`)).json()) as { keys: { kid: string }[] };
    expect(right.header).toMatchObject({ alg: 'RS256', kid: keys[0]!.kid });
    expect(keys).toEqual([expect.not.objectContaining({ d: expect.anything() })]);
  });

  it('has userinfo name another person under the same sub', async () => {
    await declare({ kind: 'otherPerson', style: 'sameSubject', as: 'u-0003' });
    const { claims, userinfo } = await client.signIn('u-0001');
    expect(claims).toMatchObject({ sub: 'u-0001', SoDinhDanh: '000000000001' });
    expect(userinfo).toMatchObject({ sub: 'u-0001', SoDinhDanh: '000000000003' });
  });

  it('gives the TechID of somebody else, in both answers or in one', async () => {
    await declare({ kind: 'otherTechId' });
    const both = await client.signIn('u-0001');
    expect([both.claims['TechID'], both.userinfo['TechID']]).toEqual(['TECH-0002', 'TECH-0002']);
    expect(both.userinfo).toMatchObject({ sub: 'u-0001', SoDinhDanh: '000000000001' });
    await declare({ kind: 'otherTechId', endpoint: 'userinfo', as: 'u-0101' });
    const one = await client.signIn('u-0001');
    expect([one.claims['TechID'], one.userinfo['TechID']]).toEqual(['TECH-0001', 'TECH-0101']);
  });

  it('leaves claims out, the level among them, or tells another level', async () => {
    await declare({ kind: 'missingClaims', claims: ['TechID', 'SoDinhDanh'] }, { kind: 'missingLevel' });
    const bare = await client.signIn('v-0004');
    for (const claims of [bare.claims, bare.userinfo]) {
      for (const name of ['TechID', 'SoDinhDanh', 'loAs', 'IAL', 'acr']) expect(claims).not.toHaveProperty(name);
    }
    expect(bare.userinfo['HoVaTen']).toBe('CÀ THỊ MẪU');
    await declare({ kind: 'otherLevel', value: '9' });
    expect((await client.signIn('u-0001')).userinfo['loAs']).toBe('9');
  });

  it('gives out the code of a sign-in that is over, which then does not work again', async () => {
    await client.signIn('u-0002');
    await declare({ kind: 'replayedCode', count: 1 });
    await expect(client.signIn('u-0001')).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await client.signIn('u-0001')).claims.sub).toBe('u-0001');
  });

  it('strikes one person only', async () => {
    await declare({ kind: 'wrongNonce', sub: 'u-0002' });
    await client.signIn('u-0001');
    await expect(client.signIn('u-0002')).rejects.toThrow();
  });

  it('is slow', async () => {
    await declare({ kind: 'slow', endpoint: 'userinfo', delayMs: 150 });
    const from = performance.now();
    await client.signIn('u-0001');
    expect(performance.now() - from).toBeGreaterThanOrEqual(145);
  });

  it('is down at discovery, and tells errors in JSON when told to', async () => {
    await declare({ kind: 'outage', count: 1 });
    await expect(Client.discover(issuer, secret)).rejects.toMatchObject({
      cause: expect.objectContaining({ message: 'fetch failed' }),
    });
    await declare({ kind: 'serverError', style: 'json', status: 400, code: 'invalid_grant', endpoint: 'token' });
    await expect(client.signIn('u-0001')).rejects.toMatchObject({ error: 'invalid_grant', status: 400 });
  });
});
