import {
  CalendarPublished,
  ProcedurePublished,
  ProcessPublished,
  UnitPublished,
  type ProcessDefinitionData,
} from '@motcua/contracts';
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

  it('has a dossier pin the process of its procedure, its own before the default of its level', async () => {
    const process = (code: string, change: Partial<ProcessDefinitionData>, version = 1) =>
      new ProcessPublished(code, {
        code,
        version,
        digest: 'x',
        validFrom: '2024-01-01',
        validTo: null,
        definition: { ...definition, code, ...change },
      });
    const pinned = async (code: string) => (await dossiers.ask('GET', `/v1/dossiers/${code}`)).body['process'];
    const without = await dossiers.register();
    expect(await pinned(without)).toBeNull();
    await dossiers.announce(process('commune', { isDefault: true }));
    const first = await dossiers.register();
    expect(await pinned(first)).toEqual({ code: 'commune', version: 1 });
    await dossiers.act(first, 'receive');
    await dossiers.announce(process('own', { procedures: ['1.001193'] }));
    const second = await dossiers.register();
    expect(await pinned(second)).toEqual({ code: 'own', version: 1 });
    await dossiers.act(first, 'forward');
    expect(await pinned(first)).toEqual({ code: 'commune', version: 1 });
    expect((await dossiers.act(without, 'receive'))['process']).toEqual({ code: 'own', version: 1 });
    const counts = await dossiers.ask('GET', '/v1/dossiers/open-counts?procedureCodes=1.001193,1.999999');
    expect(counts.body).toEqual({
      items: [{ procedureCode: '1.001193', procedureVersion: 1, notReceived: 1, received: 2 }],
    });
  });
});

const definition: ProcessDefinitionData = {
  code: 'x',
  name: 'Mẫu',
  levels: ['commune'],
  isDefault: false,
  procedures: [],
  limit: { amount: 3, unit: 'workingDay' },
  steps: [
    {
      code: 'a',
      name: 'Tiếp nhận',
      kind: 'receive',
      owner: { role: 'desk', unit: 'receiving' },
      limit: { amount: 1, unit: 'workingDay' },
      portalStatus: 'received',
      mayDo: [],
      opinions: null,
    },
  ],
  transitions: [{ from: 'a', to: 'z', action: null, label: 'xong', portalStatus: 'returned' }],
  start: 'a',
  ends: [{ code: 'z', name: 'Xong', portalStatus: 'returned' }],
};
