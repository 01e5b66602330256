import { CitizenFixture } from '../citizen.fixture.js';
import { citizen } from '../portal.fixture.js';
import { Housekeeping } from './housekeeping.js';

it('takes away what has expired, and leaves what is in use', async () => {
  const fixture = await CitizenFixture.start();
  try {
    const { dataSource, clock, service } = fixture.identity;
    const { application, tokens } = await fixture.signIn(citizen(1));
    await fixture.begin();
    const housekeeping = service.app.get(Housekeeping);
    const live = await fixture.count('oidc_record');
    await housekeeping.sweep();
    expect([await fixture.count('oidc_record'), await fixture.count('portal_attempt')]).toEqual([live, 1]);
    expect((await application.refresh(tokens!['refresh_token']!)).status).toBe(200);

    clock.pass(16 * 60_000);
    await dataSource.query(`update oidc_record set expires_at = now() - interval '2 hours'`);
    await housekeeping.sweep();
    expect([await fixture.count('oidc_record'), await fixture.count('portal_attempt')]).toEqual([0, 0]);
    expect(await fixture.count('citizen')).toBe(1);
  } finally {
    await fixture.stop();
  }
});
