import { PositionPublished } from '@motcua/contracts';
import { generate } from 'otplib';
import { Browser } from './browser.fixture.js';
import type { IdentityFixture } from './identity.fixture.js';
import { PositionRepository } from './persistence/position.repository.js';

export const PASSWORD = 'một mật khẩu rất dài';

export interface Staff {
  readonly id: string;
  readonly username: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** What the directory would announce. */
export async function announcePosition(
  fixture: IdentityFixture,
  position: { id: string; unitCode: string; permissions: string[]; validFrom?: string; validTo?: string | null },
): Promise<void> {
  const { data } = new PositionPublished(`position:${position.id}`, {
    validFrom: '2020-01-01',
    validTo: null,
    ...position,
  });
  await fixture.service.app.get(PositionRepository).write(fixture.dataSource.manager, [data]);
}

/** Adds an account, and activates it as its owner would. */
export async function addStaff(
  fixture: IdentityFixture,
  id: string,
  positions: { id: string; title: string }[] = [],
): Promise<Staff> {
  const username = `user.${id}`;
  const added = await fixture.call('POST', '/v1/accounts', { id, username, name: 'Cà Văn Kiểm Thử', positions });
  if (added.status !== 201) throw new Error(added.text);
  return activate(fixture, id, username, added.body.activation.code as string);
}

export async function activate(
  fixture: IdentityFixture,
  id: string,
  username: string,
  activation: string,
): Promise<Staff> {
  const browser = new Browser(fixture);
  await browser.get('/oidc/activate');
  const shown = await browser.submit({ activation });
  const secret = /<code>([A-Z2-7]+)<\/code>/.exec(shown.text)![1]!;
  const done = await browser.submit({
    activation,
    password: PASSWORD,
    repeated: PASSWORD,
    code: await codeOf(fixture, secret),
  });
  if (done.status !== 200) throw new Error(done.text);
  fixture.clock.pass(90_000); // the next code is another one
  return {
    id,
    username,
    secret,
    recoveryCodes: [...done.text.matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(([, code]) => code!),
  };
}

/** The code of the second factor at this moment. */
export function codeOf(fixture: IdentityFixture, secret: string): Promise<string> {
  return generate({ secret, epoch: Math.floor(fixture.clock.now().getTime() / 1000) });
}

/** Fills in the form of the sign-in page. */
export async function credentials(
  fixture: IdentityFixture,
  { username, secret }: Staff,
): Promise<Record<string, string>> {
  return { username, password: PASSWORD, code: await codeOf(fixture, secret) };
}
