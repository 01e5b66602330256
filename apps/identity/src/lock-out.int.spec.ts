import { Application, Browser } from './browser.fixture.js';
import { IdentityFixture } from './identity.fixture.js';
import { addStaff, credentials, PASSWORD, type Staff } from './staff.fixture.js';

let fixture: IdentityFixture;
let staff: Staff;
beforeEach(async () => {
  fixture = await IdentityFixture.start();
  await Application.register(fixture, 'front-end');
  staff = await addStaff(fixture, 'cb-0005');
}, 60_000);
afterEach(() => fixture.stop());

let address = 0;
/** Each from an address of its own, unless one is given. */
async function attempt(
  fields: Record<string, string>,
  from = `198.51.100.${(address += 1) % 250}`,
): Promise<number | 'in'> {
  const browser = new Browser(fixture, { 'x-forwarded-for': from });
  await browser.get(new Application(fixture, 'front-end').authorization());
  const { status } = await browser.submit(fields);
  return browser.left ? 'in' : status;
}

const wrong = (username: string) => ({ username, password: 'sai mật khẩu rồi', code: '000000' });

async function statuses(count: number, fields: Record<string, string>, from?: string): Promise<(number | 'in')[]> {
  const answers: (number | 'in')[] = [];
  for (let round = 0; round < count; round += 1) answers.push(await attempt(fields, from));
  return answers;
}

it('a name waits after five failures, longer with each further one, and right credentials wait as well', async () => {
  expect(await statuses(6, wrong(staff.username))).toEqual([401, 401, 401, 401, 401, 429]);
  expect(await attempt(await credentials(fixture, staff))).toBe(429);
  fixture.clock.pass(31_000);
  expect(await statuses(2, wrong(staff.username))).toEqual([401, 429]);
  fixture.clock.pass(31_000);
  expect(await attempt(await credentials(fixture, staff))).toBe(429);
  fixture.clock.pass(31_000);
  expect(await attempt(await credentials(fixture, staff))).toBe('in');
  expect(await statuses(2, wrong(staff.username))).toEqual([401, 401]);
});

it('a name nobody has is answered alike, to the letter', async () => {
  const answers = async (username: string) => {
    const browser = new Browser(fixture, { 'x-forwarded-for': '203.0.113.1' });
    const texts: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      await browser.get(new Application(fixture, 'front-end').authorization());
      const { status, text } = await browser.submit(wrong(username));
      texts.push(`${status} ${text}`);
    }
    return texts;
  };
  expect(await answers('nobody.at.all')).toEqual(await answers(staff.username));
});

it('many guesses at the same moment are no more than one after the other', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(wrong(staff.username))));
  expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
});

it('an address waits after many failures under many names, and others do not wait with it', async () => {
  const names = Array.from({ length: 32 }, (_, index) => `name-${index}`);
  const answers: (number | 'in')[] = [];
  for (const name of names) answers.push(await attempt(wrong(name), '203.0.113.66'));
  expect(answers.slice(0, 31).every((status) => status === 401)).toBe(true);
  expect(answers[31]).toBe(429);
  expect(await attempt(await credentials(fixture, staff), '203.0.113.67')).toBe('in');
});

it('a right password with wrong codes waits as well', async () => {
  const guess = { username: staff.username, password: PASSWORD, code: '000000' };
  expect(await statuses(6, guess)).toEqual([401, 401, 401, 401, 401, 429]);
});
