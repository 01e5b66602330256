import { decodeJwt } from 'jose';
import { Application, Browser } from './browser.fixture.js';
import { IdentityFixture, ISSUER } from './identity.fixture.js';
import { activate, addStaff, announcePosition, codeOf, credentials, PASSWORD, type Staff } from './staff.fixture.js';

let fixture: IdentityFixture;
let staff: Staff;
beforeAll(async () => {
  fixture = await IdentityFixture.start();
  await Application.register(fixture, 'front-end');
  await announcePosition(fixture, {
    id: 'commune',
    unitCode: 'H52.31.001',
    permissions: ['dossier:receive@unit', 'dossier:read@subtree'],
  });
  staff = await addStaff(fixture, 'cb-0005', [{ id: 'commune', title: 'Công chức Tư pháp – Hộ tịch' }]);
}, 60_000);
afterAll(() => fixture.stop());
beforeEach(() => fixture.clock.pass(90_000));

async function signedIn(browser = new Browser(fixture), who = staff) {
  const application = new Application(fixture, 'front-end');
  await browser.get(application.authorization());
  await browser.submit(await credentials(fixture, who));
  if (!browser.left) throw new Error('not signed in');
  return { browser, application, back: browser.left };
}

describe('somebody on the staff', () => {
  it('signs in, and the token says who they are, in which position, and what they may do', async () => {
    const { application, back } = await signedIn();
    expect(back.origin).toBe('https://front.test');
    expect(back.searchParams.get('state')).toBe(application.state);
    expect(back.searchParams.get('iss')).toBe(ISSUER);
    const { status, body } = await application.exchange(back);
    expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 600]);
    expect(await fixture.verified(body.access_token)).toMatchObject({
      sub: 'cb-0005',
      aud: 'motcua',
      kind: 'officer',
      name: 'Cà Văn Kiểm Thử',
      position: 'commune',
      position_title: 'Công chức Tư pháp – Hộ tịch',
      unit: 'H52.31.001',
      permissions: ['dossier:receive@unit', 'dossier:read@subtree'],
    });
    expect(decodeJwt(body.id_token)).toMatchObject({ sub: 'cb-0005', aud: 'front-end', iss: ISSUER });
  });

  it('sees a page in Vietnamese that loads nothing and cannot be framed, and cookies nobody else reads', async () => {
    const browser = new Browser(fixture);
    const { text, headers } = await browser.get(new Application(fixture, 'front-end').authorization());
    expect(text).toContain('lang="vi"');
    expect(text).not.toMatch(/<script|src=|https?:\/\//);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(browser.setCookies.length).toBeGreaterThan(0);
    for (const line of browser.setCookies)
      expect(line).toMatch(
        /secure; *samesite=lax; *httponly|httponly.*samesite=lax.*secure|samesite=lax.*secure.*httponly|secure.*httponly.*samesite=lax/i,
      );
  });

  it('is asked once for several applications, until the session ends', async () => {
    await Application.register(fixture, 'second-app');
    const { browser } = await signedIn();
    const second = new Application(fixture, 'second-app');
    await browser.get(second.authorization());
    expect((await second.exchange(browser.left!)).status).toBe(200);
  });

  it('holds at each token what the directory says of the position then', async () => {
    await announcePosition(fixture, { id: 'passing', unitCode: 'H52.01', permissions: ['dossier:read'] });
    const other = await addStaff(fixture, 'cb-0006', [{ id: 'passing', title: 'Chuyên viên' }]);
    const { application, back } = await signedIn(new Browser(fixture), other);
    const first = await application.exchange(back);
    await announcePosition(fixture, { id: 'passing', unitCode: 'H52.02', permissions: ['catalog:read'] });
    const second = await application.refresh(first.body.refresh_token);
    expect(await fixture.verified(second.body.access_token)).toMatchObject({
      unit: 'H52.02',
      permissions: ['catalog:read'],
    });
    await announcePosition(fixture, {
      id: 'passing',
      unitCode: 'H52.02',
      permissions: ['catalog:read'],
      validTo: '2020-02-01',
    });
    const third = await application.refresh(second.body.refresh_token);
    const claims = await fixture.verified(third.body.access_token);
    expect([claims['permissions'], claims['unit'], claims['position']]).toEqual([[], undefined, undefined]);
  });

  it('signs in with a recovery code once', async () => {
    const [recovery] = staff.recoveryCodes;
    expect(staff.recoveryCodes).toHaveLength(10);
    const attempt = async () => {
      const browser = new Browser(fixture);
      await browser.get(new Application(fixture, 'front-end').authorization());
      const { status } = await browser.submit({
        username: staff.username,
        password: PASSWORD,
        code: recovery!.toUpperCase(),
      });
      return browser.left ? 'in' : status;
    };
    expect([await attempt(), await attempt()]).toEqual(['in', 401]);
  });
});

describe('a code of the second factor', () => {
  it('is good once, even for two at the same moment', async () => {
    const given = await credentials(fixture, staff);
    const browsers = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const browser = new Browser(fixture);
        await browser.get(new Application(fixture, 'front-end').authorization());
        await browser.submit(given);
        return browser.left !== undefined;
      }),
    );
    expect(browsers.filter(Boolean)).toHaveLength(1);
  });

  it('of the step before is good once a later one was not taken', async () => {
    const earlier = await codeOf(fixture, staff.secret);
    fixture.clock.pass(30_000);
    const browser = new Browser(fixture);
    await browser.get(new Application(fixture, 'front-end').authorization());
    await browser.submit(await credentials(fixture, staff));
    expect(browser.left).toBeDefined();
    const again = new Browser(fixture);
    await again.get(new Application(fixture, 'front-end').authorization());
    expect((await again.submit({ username: staff.username, password: PASSWORD, code: earlier })).status).toBe(401);
  });
});

describe('an application', () => {
  it.each([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['with the plain method', { code_challenge_method: 'plain' }],
    ['for a token at once', { response_type: 'token' }],
  ])('is refused %s', async (_, more) => {
    const browser = new Browser(fixture);
    await browser.get(new Application(fixture, 'front-end').authorization(more));
    expect(browser.left!.href).toMatch(/error=(invalid_request|unsupported_response_type)/);
  });

  it.each([
    ['an address that is not registered', { redirect_uri: 'https://evil.test/back' }],
    ['an address below a registered one', { redirect_uri: 'https://front.test/back/../evil' }],
    ['an application nobody knows', { client_id: 'nobody' }],
  ])('sends nobody to %s', async (_, more) => {
    const browser = new Browser(fixture);
    const { status, text } = await browser.get(new Application(fixture, 'front-end').authorization(more));
    expect([status, browser.left]).toEqual([400, undefined]);
    expect(text).toContain('lang="vi"');
  });

  it('gets nothing for a code without its verifier, for another application, or for another address', async () => {
    await Application.register(fixture, 'other-app');
    for (const more of [
      { code_verifier: 'x'.repeat(43) },
      { client_id: 'other-app' },
      { redirect_uri: 'https://front.test/other' },
    ]) {
      const { application, back } = await signedIn();
      const answer = await application.exchange(back, more);
      expect([answer.status, answer.body.error]).toEqual([400, 'invalid_grant']);
      fixture.clock.pass(90_000);
    }
  });

  it('that shows a code twice loses what it got for it', async () => {
    const { application, back } = await signedIn();
    const { body } = await application.exchange(back);
    expect((await application.exchange(back)).body.error).toBe('invalid_grant');
    expect((await application.refresh(body.refresh_token)).body.error).toBe('invalid_grant');
    expect(fixture.log.lines.join('')).toContain('grant revoked');
  });

  it('that shows a code several times at once gets tokens once at most, and nothing that lasts', async () => {
    const { application, back } = await signedIn();
    const answers = await Promise.all(Array.from({ length: 6 }, () => application.exchange(back)));
    const got = answers.filter(({ status }) => status === 200);
    expect(got.length).toBeLessThanOrEqual(1);
    for (const { body } of got)
      expect((await application.refresh(body.refresh_token)).body.error).toBe('invalid_grant');
  });

  it('gets a new refresh token with each, and loses all when an old one comes again', async () => {
    const { application, back } = await signedIn();
    const first = await application.exchange(back);
    const second = await application.refresh(first.body.refresh_token);
    expect([second.status, second.body.refresh_token === first.body.refresh_token]).toEqual([200, false]);
    expect((await application.refresh(first.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await application.refresh(second.body.refresh_token)).body.error).toBe('invalid_grant');
  });
});

describe('a sign-in', () => {
  it('belongs to the browser that began it', async () => {
    const victim = new Browser(fixture);
    await victim.get(new Application(fixture, 'front-end').authorization());
    const stranger = new Browser(fixture);
    const page = await stranger.get(victim.address);
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('trình duyệt khác')]);
    const sent = await stranger.post(victim.address, await credentials(fixture, staff));
    expect([sent.status, stranger.left]).toEqual([400, undefined]);
    const own = new Browser(fixture);
    await own.get(new Application(fixture, 'front-end').authorization());
    expect((await own.post(victim.address, await credentials(fixture, staff))).status).toBe(400);
    await victim.submit(await credentials(fixture, staff));
    expect(victim.left).toBeDefined();
  });

  it('is written down, without what was typed', async () => {
    await signedIn();
    expect(await fixture.acts('account:cb-0005')).toContainEqual(
      expect.objectContaining({ act: 'sign-in', actor: 'cb-0005', detail: { client: 'front-end', factor: 'otp' } }),
    );
    const stored = await fixture.everythingStored();
    for (const secret of [PASSWORD, staff.secret, staff.recoveryCodes[5]!]) {
      expect(stored).not.toContain(secret);
      expect(fixture.log.lines.join('')).not.toContain(secret);
    }
  });

  it('leaves nothing in the database that a bearer could show', async () => {
    const { application, browser, back } = await signedIn();
    const { body } = await application.exchange(back);
    const stored = await fixture.everythingStored();
    const session = browser.setCookies.flatMap((line) => /^motcua_session=([^;]+)/.exec(line)?.[1] ?? []);
    expect(session.length).toBeGreaterThan(0);
    for (const shown of [body.refresh_token, back.searchParams.get('code')!, ...session])
      expect(stored).not.toContain(shown);
  });
});

describe('an account', () => {
  it('that is disabled has no session, no refresh and no sign-in any more', async () => {
    const other = await addStaff(fixture, 'cb-0007');
    const { application, browser, back } = await signedIn(new Browser(fixture), other);
    const { body } = await application.exchange(back);
    const change = { name: 'Cà Văn Kiểm Thử', disabled: true };
    expect((await fixture.call('PUT', '/v1/accounts/cb-0007', change, { version: 1 })).status).toBe(200);
    expect((await application.refresh(body.refresh_token)).body.error).toBe('invalid_grant');
    const page = await browser.get(application.authorization());
    expect(page.text).toContain('Mật khẩu');
    fixture.clock.pass(90_000);
    expect((await browser.submit(await credentials(fixture, other))).status).toBe(401);
  });

  it('is activated once, with a code that ends what was before it', async () => {
    const other = await addStaff(fixture, 'cb-0008');
    const { application, back } = await signedIn(new Browser(fixture), other);
    const { body } = await application.exchange(back);
    const issued = await fixture.call('POST', '/v1/accounts/cb-0008/activation');
    expect(issued.body).toMatchObject({ address: 'https://id.test/oidc/activate' });
    expect((await application.refresh(body.refresh_token)).body.error).toBe('invalid_grant');
    const again = await activate(fixture, 'cb-0008', other.username, issued.body.code);
    await expect(activate(fixture, 'cb-0008', other.username, issued.body.code)).rejects.toThrow();
    await expect(signedIn(new Browser(fixture), other)).rejects.toThrow('not signed in');
    fixture.clock.pass(90_000);
    await signedIn(new Browser(fixture), again);
    expect(await fixture.everythingStored()).not.toContain(issued.body.code);
  });

  it('is not activated late, nor with a weak password or a wrong code', async () => {
    const { body } = await fixture.call('POST', '/v1/accounts', {
      id: 'cb-0009',
      username: 'user.cb-0009',
      name: 'Ai Đó',
    });
    const activation = body.activation.code as string;
    const browser = new Browser(fixture);
    await browser.get('/oidc/activate');
    const shown = await browser.submit({ activation });
    const code = await codeOf(fixture, /<code>([A-Z2-7]+)<\/code>/.exec(shown.text)![1]!);
    const refused = [
      { password: 'ngắn', repeated: 'ngắn', code },
      { password: 'USER.cb-0009 và thêm', repeated: 'USER.cb-0009 và thêm', code },
      { password: 'aaaaaaaaaaaaaaaa', repeated: 'aaaaaaaaaaaaaaaa', code },
      { password: PASSWORD, repeated: `${PASSWORD}!`, code },
      { password: PASSWORD, repeated: PASSWORD, code: '000000' },
    ];
    for (const given of refused) expect((await browser.submit({ activation, ...given })).status).toBe(422);
    fixture.clock.pass(73 * 3_600_000);
    expect((await browser.submit({ activation })).status).toBe(401);
  });

  it('never has the id of a system or the name of another account', async () => {
    await fixture.call('POST', '/v1/clients', { id: 'taken', name: 'Hệ thống', kind: 'system' });
    const same = [
      { id: 'taken', username: 'free.name' },
      { id: 'cb-0100', username: 'USER.CB-0005' },
      { id: 'cb-0005', username: 'free.name' },
    ];
    for (const given of same) {
      expect((await fixture.call('POST', '/v1/accounts', { name: 'Ai Đó', ...given })).body.code).toBe(
        'ACCOUNT_EXISTS',
      );
    }
    const client = await fixture.call('POST', '/v1/clients', { id: 'cb-0005', name: 'Hệ thống', kind: 'system' });
    expect(client.body.code).toBe('CLIENT_EXISTS');
    expect(
      (await fixture.call('POST', '/v1/accounts', { id: 'cb-0100', username: 'free.name', name: 'Ai Đó' })).status,
    ).toBe(201);
  });
});
