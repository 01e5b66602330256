import { CalendarPublished, ProcedurePublished, UnitPublished } from '@motcua/contracts';
import { calendar, DossierServiceFixture, procedure } from './dossier-service.fixture.js';

let dossiers: DossierServiceFixture;
beforeEach(async () => void (dossiers = await DossierServiceFixture.start()));
afterEach(() => dossiers.stop());

const commune = (version: number, validFrom: string, validTo: string | null, name: string, parent = 'H52.31') =>
  new UnitPublished('H52.31.002', {
    code: 'H52.31.002',
    version,
    name,
    kind: 'commune',
    level: 'commune',
    parent,
    gsoCode: null,
    validFrom,
    validTo,
  });

describe('what other services announced', () => {
  it('holds from its date on, and a version whose end is set later gives way', async () => {
    await dossiers.announce(commune(1, '2020-01-01', null, 'Xã cũ'));
    const before = await dossiers.register({ unitCode: 'H52.31.002' });
    await dossiers.announce(commune(1, '2020-01-01', '2024-03-16', 'Xã cũ'), commune(2, '2024-03-16', null, 'Xã mới'));
    dossiers.clock.set('2024-03-16T02:00:00Z');
    const after = await dossiers.register({ unitCode: 'H52.31.002' });
    const nameOf = async (code: string) => (await dossiers.ask('GET', `/v1/dossiers/${code}`)).body['unit'];
    expect([await nameOf(before), await nameOf(after)]).toMatchObject([{ name: 'Xã cũ' }, { name: 'Xã mới' }]);
  });

  it('does not move what a received dossier has pinned', async () => {
    const code = await dossiers.register();
    await dossiers.act(code, 'receive');
    await dossiers.act(code, 'forward');
    const [usual] = procedure().cases;
    const rule = { limit: { amount: 10, unit: 'workingDay' as const }, fee: { amountVnd: 1, exemptionText: 'Không.' } };
    await dossiers.announce(
      new ProcedurePublished('1.001193', procedure({ validTo: '2024-03-15' })),
      new ProcedurePublished(
        '1.001193',
        procedure({
          version: 2,
          validFrom: '2024-03-15',
          result: null,
          cases: [{ ...usual!, channels: { counter: rule } }],
        }),
      ),
      new CalendarPublished('office', calendar({ version: 2, weekly: { 1: ['08:00-09:00'] } })),
    );
    await dossiers.act(code, 'request-supplement', { items: [{ name: 'Giấy tờ' }] });
    await dossiers.act(code, 'submit-supplement');
    expect(await dossiers.act(code, 'resume')).toMatchObject({ dueAt: '2024-03-20T09:10:00+07:00', feeVnd: 8000 });
    const refused = await dossiers.ask('POST', `/v1/dossiers/${code}/finish`, { body: {} });
    expect(refused.body['code']).toBe('RESULT_REQUIRED');
    const registered = await dossiers.register();
    expect(await dossiers.act(registered, 'receive')).toMatchObject({ procedure: { version: 2 }, feeVnd: 1 });
  });

  it('judges a dossier that was not received yet by what holds at its receipt', async () => {
    const code = await dossiers.register();
    await dossiers.announce(new ProcedurePublished('1.001193', procedure({ validTo: '2024-03-15' })));
    const answer = await dossiers.ask('POST', `/v1/dossiers/${code}/receive`);
    expect([answer.status, answer.body['code']]).toEqual([422, 'PROCEDURE_NOT_IN_FORCE']);
    expect(await dossiers.act(code, 'withdraw')).toMatchObject({ status: 'withdrawn' });
  });

  it('gives a unit the calendar of its nearest ancestor, by the tree of the day', async () => {
    await dossiers.announce(
      commune(1, '2020-01-01', null, 'Xã', 'H52.32'),
      new CalendarPublished(
        'district',
        calendar({ id: 'district', unitCode: 'H52.32', weekly: { 5: ['08:00-12:00'] } }),
      ),
    );
    const code = await dossiers.register({ unitCode: 'H52.31.002' });
    expect(await dossiers.act(code, 'receive')).toMatchObject({ dueAt: '2024-04-05T09:10:00+07:00' });
  });
});
