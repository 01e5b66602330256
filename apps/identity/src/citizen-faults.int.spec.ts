import { Browser } from './browser.fixture.js';
import { CitizenFixture } from './citizen.fixture.js';
import { citizen, type Wrong } from './portal.fixture.js';

let fixture: CitizenFixture;
beforeAll(async () => {
  fixture = await CitizenFixture.start();
  await fixture.signIn(citizen(2));
}, 60_000);
afterAll(() => fixture.stop());

const now = () => Math.floor(Date.now() / 1000);
const logged = () => fixture.identity.log.lines.join('');

describe('an answer of the national login', () => {
  it.each<[string, () => Wrong, number, string]>([
    ['with the nonce of another sign-in', () => ({ idToken: { nonce: 'of-another' } }), 502, 'answer'],
    ['without a nonce', () => ({ idToken: { nonce: undefined } }), 502, 'answer'],
    ['for another client', () => ({ idToken: { aud: 'other' } }), 502, 'answer'],
    ['of another issuer', () => ({ idToken: { iss: 'https://evil.test' } }), 502, 'answer'],
    ['that has expired', () => ({ idToken: { iat: now() - 4000, exp: now() - 3600 } }), 502, 'answer'],
    ['signed by another key', () => ({ signing: 'otherKey' }), 502, 'answer'],
    ['without a signature', () => ({ signing: 'none' }), 502, 'answer'],
    ['signed with the public key for a secret', () => ({ signing: 'publicKeyAsSecret' }), 502, 'answer'],
    ['whose userinfo is of another subject', () => ({ userinfo: { ...citizen(2) } }), 403, 'other-person'],
    ['whose userinfo names no subject', () => ({ userinfo: { sub: undefined } }), 403, 'other-person'],
    [
      'whose userinfo names somebody else under the same subject',
      () => ({ idToken: { ...citizen(1) }, userinfo: { ...citizen(2), sub: 'u-1' } }),
      403,
      'other-person',
    ],
    ['whose TechID is another account’s', () => ({ userinfo: { TechID: 'TECH-2' } }), 403, 'number-differs'],
    ['without TechID', () => ({ userinfo: { TechID: '' } }), 403, 'claims'],
    ['whose userinfo fails', () => ({ userinfoStatus: 500 }), 502, 'answer'],
  ])('%s is refused and logged without what it said, and the next one is taken', async (_, wrong, status, why) => {
    const from = fixture.identity.log.lines.length;
    const { page, claims } = await fixture.signIn(citizen(1), wrong());
    expect([page?.status, claims]).toEqual([status, undefined]);
    const lines = fixture.identity.log.lines.slice(from).join('');
    expect(lines).toContain(`"why":"${why}"`);
    expect(lines).not.toMatch(/000000000001|000000000002|MẪU|TECH-/);
    for (const given of fixture.portal.given) expect(lines).not.toContain(given);
    expect((await fixture.signIn(citizen(1))).claims).toBeDefined();
  });

  it('with a changed state is refused, and the sign-in it was changed in goes on', async () => {
    const { browser, application, address } = await fixture.begin();
    const back = fixture.portal.signIn(address, citizen(1));
    for (const state of [`x${back.searchParams.get('state')}`, '', null]) {
      const changed = new URL(back);
      if (state === null) changed.searchParams.delete('state');
      else changed.searchParams.set('state', state);
      expect((await browser.get(changed)).status).toBe(400);
    }
    const page = await browser.get(back);
    expect((await fixture.arrived(browser, application, page)).claims).toBeDefined();
  });

  it('is taken once', async () => {
    const { browser, address } = await fixture.begin();
    const back = fixture.portal.signIn(address, citizen(1));
    await browser.get(back);
    expect(browser.left?.origin).toBe('https://front.test');
    expect((await browser.get(back)).status).toBe(400);
  });

  it('with a code that was shown before is refused', async () => {
    const first = await fixture.begin();
    const shown = fixture.portal.signIn(first.address, citizen(2));
    await first.browser.get(shown);
    const second = await fixture.begin();
    const back = fixture.portal.signIn(second.address, citizen(1));
    back.searchParams.set('code', shown.searchParams.get('code')!);
    expect((await second.browser.get(back)).status).toBe(502);
  });

  it('with the code of somebody else’s sign-in is refused: PKCE binds it', async () => {
    const thief = await fixture.begin();
    const victim = await fixture.begin();
    const stolen = fixture.portal.signIn(victim.address, citizen(2));
    const back = fixture.portal.signIn(thief.address, citizen(1));
    back.searchParams.set('code', stolen.searchParams.get('code')!);
    expect((await thief.browser.get(back)).status).toBe(502);
  });

  it('in a browser that did not begin is refused, and the one that began goes on', async () => {
    const { browser, application, address } = await fixture.begin();
    const back = fixture.portal.signIn(address, citizen(1));
    const stranger = new Browser(fixture.identity);
    expect((await stranger.get(back)).status).toBe(400);
    const other = await fixture.begin();
    expect((await other.browser.get(back)).status).toBe(400);
    const page = await browser.get(back);
    expect((await fixture.arrived(browser, application, page)).claims).toBeDefined();
  });

  it('cannot be finished by another browser', async () => {
    const { browser, address } = await fixture.begin();
    const signInPage = browser.address;
    await browser.get(fixture.portal.signIn(address, citizen(1)));
    const stranger = new Browser(fixture.identity);
    expect((await stranger.get(`${signInPage.pathname}/portal`)).status).toBe(400);
    const other = await fixture.begin();
    expect((await other.browser.get(`${other.browser.address.pathname}/portal`)).status).toBe(400);
  });

  it('that comes too late is refused', async () => {
    const { browser, address } = await fixture.begin();
    const back = fixture.portal.signIn(address, citizen(1));
    fixture.identity.clock.pass(16 * 60_000);
    expect((await browser.get(back)).status).toBe(400);
  });

  it('that says no leads back to the sign-in page', async () => {
    const { browser, address } = await fixture.begin();
    const signInPage = browser.address.pathname;
    const state = address.searchParams.get('state')!;
    const { status, text } = await browser.get(
      `/oidc/dvcqg/callback?${new URLSearchParams({ error: 'access_denied', state }).toString()}`,
    );
    expect([status, text]).toEqual([502, expect.stringContaining(`href="${signInPage}"`)]);
    expect(logged().includes('access_denied')).toBe(true);
  });
});

it('a session that is there lives on through wrong answers in the same browser', async () => {
  const { browser, application, tokens } = await fixture.signIn(citizen(1));
  await browser.get('/oidc/dvcqg/callback?code=forged&state=forged');
  expect((await application.refresh(tokens!['refresh_token']!)).status).toBe(200);
  await browser.get(application.authorization());
  expect(browser.left?.searchParams.has('code')).toBe(true);
});

it('a national login that is away is told so, and staff sign in meanwhile', async () => {
  const away = await CitizenFixture.start({ DVCQG_LOGIN_ISSUER: 'http://127.0.0.1:9' });
  try {
    const { browser } = await away.begin();
    expect(browser.left).toBeUndefined();
    const page = await browser.post(browser.address, { with: 'portal' });
    expect([page.status, page.text]).toEqual([503, expect.stringContaining('chưa trả lời')]);
    expect((await browser.get(browser.address)).text).toContain('Mật khẩu');
  } finally {
    await away.stop();
  }
});
