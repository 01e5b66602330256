import { Application, Browser } from './browser.fixture.js';
import { IdentityFixture, type Answer } from './identity.fixture.js';
import { PORTAL_CLIENT, PortalFixture, type PortalPerson, type Wrong } from './portal.fixture.js';

export interface CitizenSignIn {
  readonly browser: Browser;
  readonly application: Application;
  /** The page it ended on; undefined when it came back to the application. */
  readonly page: Answer | undefined;
  /** Claims of the access token, when there is one. */
  readonly claims: Record<string, unknown> | undefined;
  readonly tokens: Record<string, string> | undefined;
}

/** The service beside a national login. */
export class CitizenFixture {
  private constructor(
    readonly identity: IdentityFixture,
    readonly portal: PortalFixture,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<CitizenFixture> {
    const portal = await PortalFixture.start();
    const identity = await IdentityFixture.start({
      env: {
        DVCQG_LOGIN_ISSUER: portal.issuer,
        DVCQG_LOGIN_CLIENT_ID: PORTAL_CLIENT.id,
        DVCQG_LOGIN_CLIENT_SECRET: PORTAL_CLIENT.secret,
        ...env,
      },
    });
    await Application.register(identity, 'front-end');
    return new CitizenFixture(identity, portal);
  }

  /** Up to where the browser stands at the national login. */
  async begin(
    browser = new Browser(this.identity),
  ): Promise<{ browser: Browser; application: Application; address: URL }> {
    const application = new Application(this.identity, 'front-end');
    await browser.get(application.authorization());
    await browser.submit({ with: 'portal' });
    return { browser, application, address: browser.left! };
  }

  async signIn(person: PortalPerson, wrong: Wrong = {}): Promise<CitizenSignIn> {
    const { browser, application, address } = await this.begin();
    const page = await browser.get(this.portal.signIn(address, person, wrong));
    return this.arrived(browser, application, page);
  }

  async arrived(browser: Browser, application: Application, page: Answer): Promise<CitizenSignIn> {
    const { left } = browser;
    if (left?.origin !== 'https://front.test')
      return { browser, application, page, claims: undefined, tokens: undefined };
    const { body } = await application.exchange(left);
    return {
      browser,
      application,
      page: undefined,
      claims: await this.identity.verified(body.access_token),
      tokens: body,
    };
  }

  count(table: string): Promise<number> {
    return this.identity.dataSource
      .query<[{ count: number }]>(`select count(*)::integer as count from ${table}`)
      .then(([{ count }]) => count);
  }

  async stop(): Promise<void> {
    await this.identity.stop();
    await this.portal.stop();
  }
}
