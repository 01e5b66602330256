import { IdentityFixture } from '../identity.fixture.js';
import { activate, addStaff } from '../staff.fixture.js';

const code = 'a-code-the-operator-has-made-up';
const env = { IDENTITY_FIRST_ADMINISTRATOR: 'cb-0001:quan.tri:province', IDENTITY_FIRST_ACTIVATION: code };

it('is made while there is no account, is activated like any other, and never comes back', async () => {
  const fixture = await IdentityFixture.start({ env });
  try {
    const made = await fixture.call('GET', '/v1/accounts/cb-0001');
    expect(made.body).toMatchObject({ username: 'quan.tri', active: false, positions: [{ id: 'province' }] });
    await activate(fixture, 'cb-0001', 'quan.tri', code);
    await fixture.service.close();
    await fixture.startService();
    expect((await fixture.call('GET', '/v1/accounts/cb-0001')).body).toMatchObject({ active: true });
    expect(await fixture.acts('account:cb-0001')).toMatchObject([
      { act: 'add-first-administrator', actor: 'identity' },
      { act: 'activate-account', actor: 'cb-0001' },
    ]);
    expect(await fixture.everythingStored()).not.toContain(code);
  } finally {
    await fixture.stop();
  }
});

it('is not made where somebody is', async () => {
  const fixture = await IdentityFixture.start();
  try {
    await addStaff(fixture, 'cb-0005');
    await fixture.service.close();
    Object.assign(fixture, { env: { ...fixture['env'], ...env } });
    await fixture.startService();
    expect((await fixture.call('GET', '/v1/accounts/cb-0001')).status).toBe(404);
  } finally {
    await fixture.stop();
  }
});

it.each([
  [{ ...env, IDENTITY_FIRST_ADMINISTRATOR: 'somebody' }, 'id:username:position'],
  [{ ...env, IDENTITY_FIRST_ACTIVATION: 'short' }, '20 characters'],
])('a wrong declaration stops the start', async (given, why) => {
  await expect(IdentityFixture.start({ env: given })).rejects.toThrow(why);
});
