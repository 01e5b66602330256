import { CalendarPublished, ProcedurePublished } from '@motcua/contracts';
import { calendar, DossierServiceFixture, procedure, registration } from './dossier-service.fixture.js';

let dossiers: DossierServiceFixture;
beforeAll(async () => {
  dossiers = await DossierServiceFixture.start();
  const [usual] = procedure().cases;
  await dossiers.announce(
    new ProcedurePublished('2.000001', procedure({ code: '2.000001', validTo: '2024-02-01' })),
    new ProcedurePublished('2.000002', procedure({ code: '2.000002', cases: [usual!, { ...usual!, code: 'TH02' }] })),
    new ProcedurePublished('2.000003', procedure({ code: '2.000003', serviceLevel: 'informationOnly' })),
  );
});
beforeEach(() => dossiers.clock.set('2024-03-15T02:10:00Z'));
afterAll(() => dossiers.stop());

/** The refusal's code and field; nothing may have been written. */
async function refusal(url: string, body: unknown, headers: Record<string, string> = {}, as = {}) {
  const before = await dossiers.counts();
  const answer = await dossiers.ask('POST', url, { body, headers, as });
  expect(await dossiers.counts()).toEqual(before);
  expect(answer.headers['content-type']).toMatch('application/problem+json');
  const [error] = (answer.body['errors'] ?? []) as { field: string }[];
  expect(answer.body['detail']).toMatch(/[à-ỹ]/i);
  return [answer.status, answer.body['code'], error?.field];
}
const registering = (change: object, as = {}) => refusal('/v1/dossiers', { ...registration, ...change }, {}, as);

describe('a registration is refused, and nothing is written,', () => {
  it.each([
    ['an unknown field', { colour: 'red' }, [400, 'VALIDATION_FAILED', 'colour']],
    ['an unknown nested field', { owner: { ...registration.owner, age: 3 } }, [400, 'VALIDATION_FAILED', 'owner.age']],
    ['a wrong type', { summary: 5 }, [400, 'VALIDATION_FAILED', 'summary']],
    ['a null where none is declared', { summary: null }, [400, 'VALIDATION_FAILED', 'summary']],
    ['a character no database stores', { summary: 'a\u0000b' }, [400, 'VALIDATION_FAILED', 'summary']],
    ['a list in place of an object', { owner: [] }, [400, 'VALIDATION_FAILED', 'owner']],
    [
      'a flag that is a text',
      { components: [{ name: 'A', digitised: 'true' }] },
      [400, 'VALIDATION_FAILED', 'components[0].digitised'],
    ],
    ['an unknown channel', { channel: 'fax' }, [400, 'VALIDATION_FAILED', 'channel']],
    ['an unknown procedure', { procedureCode: '9.999999' }, [422, 'UNKNOWN_PROCEDURE', 'procedureCode']],
    [
      'a procedure that is no longer in force',
      { procedureCode: '2.000001' },
      [422, 'PROCEDURE_NOT_IN_FORCE', 'procedureCode'],
    ],
    ['a case that has to be named', { procedureCode: '2.000002' }, [422, 'CASE_REQUIRED', 'caseCode']],
    ['an unknown case', { caseCode: 'TH09' }, [422, 'UNKNOWN_CASE', 'caseCode']],
    ['a channel that is not offered', { channel: 'postal' }, [422, 'CHANNEL_NOT_OFFERED', 'channel']],
    [
      'a service level without online applications',
      { procedureCode: '2.000003', channel: 'online' },
      [422, 'SERVICE_LEVEL', 'channel'],
    ],
    ['an unknown unit', { unitCode: 'H52.77' }, [422, 'UNKNOWN_UNIT', 'unitCode']],
    ['a unit that is not in force', { unitCode: 'H52.99' }, [422, 'UNIT_NOT_IN_FORCE', 'unitCode']],
  ])('for %s', async (_, change, expected) => {
    expect(await registering(change)).toEqual(expected);
  });

  it('for an officer without the permission, and for a citizen at the counter', async () => {
    expect(await registering({}, { permissions: ['dossier:read'] })).toEqual([403, 'PERMISSION_DENIED', undefined]);
    expect(await registering({}, { kind: 'citizen' })).toEqual([403, 'ACTOR_NOT_ALLOWED', 'channel']);
  });
});

describe('an act is refused, and nothing is written,', () => {
  const at = async (...acts: [string, object?][]) => {
    const code = await dossiers.register();
    for (const [action, body] of acts) await dossiers.act(code, action, body);
    return `/v1/dossiers/${code}`;
  };

  it('when the transition table has none, naming the rule', async () => {
    const url = await at();
    expect(await refusal(`${url}/finish`, {})).toEqual([409, 'ILLEGAL_TRANSITION', undefined]);
    const { body } = await dossiers.ask('POST', `${url}/finish`, { body: {} });
    expect(body['detail']).toMatch(/"Mới đăng ký".*"finish".*quy tắc completion.*receive/);
  });

  it('when the version is stale, or If-Match is none', async () => {
    const url = await at(['receive']);
    expect(await refusal(`${url}/forward`, {}, { 'if-match': '"1"' })).toEqual([412, 'STALE_VERSION', 'If-Match']);
    expect(await refusal(`${url}/forward`, {}, { 'if-match': 'one' })).toEqual([400, 'BAD_IF_MATCH', 'If-Match']);
    expect((await dossiers.ask('POST', `${url}/forward`, { headers: { 'if-match': '"2"' } })).headers['etag']).toBe(
      '"3"',
    );
  });

  it('when the year of the due time is not published; it goes on once it is', async () => {
    dossiers.clock.set('2024-12-30T02:00:00Z');
    const url = await at();
    expect(await refusal(`${url}/receive`, {})).toEqual([422, 'CALENDAR_NOT_PUBLISHED', undefined]);
    const years = { ...calendar().years, 2025: { exceptions: [{ date: '2025-01-01', kind: 'dayOff' as const }] } };
    await dossiers.announce(new CalendarPublished('office', calendar({ version: 2, years })));
    expect(await dossiers.act(url.split('/').at(-1)!, 'receive')).toMatchObject({ dueAt: '2025-01-03T09:00:00+07:00' });
  });

  it('when the unit has no calendar at all', async () => {
    const code = await dossiers.register({ unitCode: 'H53' });
    expect(await refusal(`/v1/dossiers/${code}/receive`, {})).toEqual([422, 'CALENDAR_NOT_PUBLISHED', undefined]);
  });

  it.each([
    ['receive', [], {}, [422, 'COMPONENT_MISSING', 'components'], [{ name: 'Tờ khai theo mẫu' }]],
    ['request-supplement', [], { items: [] }, [422, 'SUPPLEMENT_ITEMS_REQUIRED', 'items'], undefined],
    ['refuse', [], { reason: 'Không đủ điều kiện' }, [422, 'LEGAL_BASIS_REQUIRED', 'legalBasis'], undefined],
    ['forward', ['receive'], { unitCode: 'H52.99' }, [422, 'UNIT_NOT_IN_FORCE', 'unitCode'], undefined],
    ['finish', ['receive', 'forward'], {}, [422, 'RESULT_REQUIRED', 'result'], undefined],
    [
      'receive',
      [],
      { fee: { amountVnd: 1, paidVia: 'cash' } },
      [422, 'PAYMENT_INCOMPLETE', 'fee.amountVnd'],
      undefined,
    ],
    [
      'receive',
      [],
      { fee: { amountVnd: 1.5, paidVia: 'cash' } },
      [400, 'VALIDATION_FAILED', 'fee.amountVnd'],
      undefined,
    ],
  ])('%s after %j with %j', async (action, before, body, expected, components) => {
    const code = await dossiers.register(components ? { components } : {});
    for (const act of before) await dossiers.act(code, act);
    expect(await refusal(`/v1/dossiers/${code}/${action}`, body)).toEqual(expected);
  });

  it('when there is no such dossier, or what is typed is no code', async () => {
    expect(await refusal('/v1/dossiers/H52.01-240101-0001/receive', {})).toEqual([404, 'DOSSIER_NOT_FOUND', undefined]);
    expect((await dossiers.ask('GET', '/v1/dossiers/%00x')).status).toBe(404);
  });

  it('for a citizen who did not register it: they cannot even see it', async () => {
    const url = await at();
    const as = { kind: 'citizen', sub: 'citizen-2' };
    expect(await refusal(`${url}/withdraw`, {}, {}, as)).toEqual([404, 'DOSSIER_NOT_FOUND', undefined]);
    expect(await refusal(`${url}/withdraw`, {}, { 'if-match': '"9"' }, as)).toEqual([
      404,
      'DOSSIER_NOT_FOUND',
      undefined,
    ]);
    expect((await dossiers.ask('GET', url, { as })).status).toBe(404);
    expect((await dossiers.ask('GET', `${url}/history`, { as })).status).toBe(404);
  });
});
