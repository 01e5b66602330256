import { DossierServiceFixture } from './dossier-service.fixture.js';

let dossiers: DossierServiceFixture;
beforeEach(async () => void (dossiers = await DossierServiceFixture.start()));
afterEach(() => dossiers.stop());

/** What another replica does: an act this process does not know of. */
async function elsewhere(act: () => Promise<unknown>): Promise<void> {
  const other = await dossiers.replica();
  try {
    await act();
  } finally {
    await other.close();
  }
}

describe('a dossier this process remembers', () => {
  it('is never written over what another replica has done since', async () => {
    const code = await dossiers.register();
    await elsewhere(() => dossiers.act(code, 'receive', undefined, { replica: true }));
    expect(await dossiers.act(code, 'forward')).toMatchObject({ status: 'processing', version: 3 });
    const { body } = await dossiers.ask('GET', `/v1/dossiers/${code}/history`);
    expect((body['items'] as { action: string }[]).map(({ action }) => action)).toEqual([
      'register',
      'receive',
      'forward',
    ]);
  });

  it('refuses by what is stored, not by what is remembered', async () => {
    const code = await dossiers.register();
    await elsewhere(() => dossiers.act(code, 'withdraw', undefined, { replica: true }));
    const answer = await dossiers.ask('POST', `/v1/dossiers/${code}/receive`, { headers: { 'if-match': '"1"' } });
    expect([answer.status, answer.body['code']]).toEqual([412, 'STALE_VERSION']);
    const late = await dossiers.ask('POST', `/v1/dossiers/${code}/receive`);
    expect([late.status, late.body['code']]).toEqual([409, 'ILLEGAL_TRANSITION']);
    expect(late.body['detail']).toMatch('Công dân yêu cầu rút hồ sơ');
  });
});
