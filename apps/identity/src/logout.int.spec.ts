import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { waitFor } from '@motcua/testing';
import { Application, Browser } from './browser.fixture.js';
import { IdentityFixture, ISSUER } from './identity.fixture.js';
import { addStaff, credentials, type Staff } from './staff.fixture.js';

let fixture: IdentityFixture;
let staff: Staff;
let told: string[];
let listener: Server;
beforeAll(async () => {
  told = [];
  listener = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      told.push(new URLSearchParams(text).get('logout_token') ?? '');
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  fixture = await IdentityFixture.start();
  await Application.register(fixture, 'front-end', { backchannelLogoutUri: `http://127.0.0.1:${port}/logout` });
  await Application.register(fixture, 'other-app');
  staff = await addStaff(fixture, 'cb-0005');
}, 60_000);
afterAll(async () => {
  await fixture.stop();
  listener.closeAllConnections();
  listener.close();
});

async function signedIn() {
  fixture.clock.pass(90_000);
  const [browser, application, other] = [
    new Browser(fixture),
    new Application(fixture, 'front-end'),
    new Application(fixture, 'other-app'),
  ];
  await browser.get(application.authorization());
  await browser.submit(await credentials(fixture, staff));
  const first = await application.exchange(browser.left!);
  await browser.get(other.authorization());
  const second = await other.exchange(browser.left!);
  return { browser, application, other, first, second };
}

const endSession = (idToken: string) =>
  `/oidc/session/end?${new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: 'https://front.test/' }).toString()}`;
const xsrfOf = (text: string) => /name="xsrf" value="([^"]+)"/.exec(text)![1]!;

it('a sign-out ends the session, every refresh token of it, and is told to applications on the back channel', async () => {
  const { browser, application, other, first, second } = await signedIn();
  const asked = await browser.get(endSession(first.body.id_token));
  expect(asked.text).toContain('Bạn muốn đăng xuất');
  expect(asked.text).not.toContain('<script');
  await browser.post('/oidc/session/end/confirm', { xsrf: xsrfOf(asked.text), logout: 'yes' });
  expect(browser.left?.href).toBe('https://front.test/');
  expect((await application.refresh(first.body.refresh_token)).body.error).toBe('invalid_grant');
  expect((await other.refresh(second.body.refresh_token)).body.error).toBe('invalid_grant');
  const page = await browser.get(application.authorization());
  expect(page.text).toContain('Mật khẩu');

  const logoutToken = await waitFor('the logout token', () => told[0]);
  const { payload } = await jwtVerify(logoutToken, createLocalJWKSet(await fixture.jwks()), {
    issuer: ISSUER,
    audience: 'front-end',
  });
  expect(payload).toMatchObject({
    sub: 'cb-0005',
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  });
  expect(payload['sid']).toEqual(expect.any(String));
  expect(payload['nonce']).toBeUndefined();
});

it('nobody is signed out by somebody else’s page, nor sent to an address that is not registered', async () => {
  const { browser, application, first } = await signedIn();
  await browser.get(endSession(first.body.id_token));
  const forged = await browser.post('/oidc/session/end/confirm', { xsrf: 'forged', logout: 'yes' });
  expect(forged.status).toBe(400);
  const elsewhere = await browser.get(endSession(first.body.id_token).replace('front.test', 'evil.test'));
  expect([elsewhere.status, browser.left]).toEqual([400, undefined]);
  expect((await application.refresh(first.body.refresh_token)).status).toBe(200);
});

it('a revoked refresh token is good for nothing', async () => {
  const { application, first } = await signedIn();
  const token = first.body.refresh_token as string;
  expect((await fixture.form('/oidc/token/revocation', { token, client_id: 'front-end' })).status).toBe(200);
  expect((await application.refresh(token)).body.error).toBe('invalid_grant');
});
