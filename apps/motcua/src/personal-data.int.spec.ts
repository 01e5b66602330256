import { waitFor } from '@motcua/testing';
import { WatchedSystem, type Answer } from './watched-system.fixture.js';

let system: WatchedSystem;
let components: readonly { code: string; name: string; digitised: boolean }[];
beforeAll(async () => {
  system = await WatchedSystem.start();
  const { body } = await system.ask('catalog', 'GET', '/v1/procedures/9.900032');
  const asked = body['components'] as { code: string; name: string }[];
  components = asked.map(({ code, name }) => ({ code, name, digitised: true }));
}, 60_000);
afterAll(() => system.stop());

const owner = {
  type: 'citizen',
  idNumber: '001099000001',
  name: 'Tòng Thị Chủ',
  phone: '0912345678',
  email: 'chu@mau.vn',
};
const submitter = { idNumber: '001099000002', name: 'Quàng Văn Nộp', phone: '0987654321' };
const receiver = { idNumber: '001099000003', name: 'Cà Thị Nhận' };
/** What nobody may find where it does not belong. */
const secrets = [owner, submitter, receiver].flatMap((person) =>
  Object.entries(person).flatMap(([field, value]) => (field === 'type' ? [] : [value])),
);
const findings = (texts: readonly string[]) =>
  texts.filter((text) => secrets.some((secret) => text.includes(secret))).map((text) => text.slice(0, 500));

const registration = (more: object = {}) => ({
  procedureCode: '9.900032',
  channel: 'counter',
  unitCode: 'H52.31',
  owner,
  submitter,
  components,
  ...more,
});
const register = (body: unknown = registration(), headers: Record<string, string> = {}) =>
  system.ask('dossier', 'POST', '/v1/dossiers', { body, headers });
const act = (code: string, action: string, body: unknown = {}) =>
  system.ask('dossier', 'POST', `/v1/dossiers/${code}/${action}`, { body });
const codeOf = ({ body }: Answer) => body['code'] as string;

async function inStep(code: string): Promise<Answer> {
  await system.published('dossier');
  return waitFor(`${code} in step`, async () => {
    const state = await system.ask('adapter-dvcqg', 'GET', `/v1/portal/dossiers/${code}`);
    return state.body['inStep'] === true && state;
  });
}
const held = async (code: string) =>
  (await system.ask('simulators', 'GET', `/simulators/dvcqg/control/dossiers/${code}`)).body;
const faults = (...list: object[]) =>
  system.ask('simulators', 'PUT', '/simulators/dvcqg/control/faults', { body: { faults: list } });

async function returned(): Promise<string> {
  const code = codeOf(await register(registration(), { 'idempotency-key': `once-${Math.random()}` }));
  const fee = { amountVnd: 135_000, paidVia: 'cash' };
  for (const [action, body] of [
    ['receive', {}],
    ['forward', {}],
    ['finish', { result: { code: 'KQ-9.900032', electronic: true, signed: true } }],
    ['return-result', { receiver, fee }],
  ] as const) {
    const answer = await act(code, action, body);
    expect([action, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([action, 200, '']);
  }
  return code;
}

/** While something of a database is away under another name. */
async function without<T>(service: string, table: string, during: () => Promise<T>): Promise<T> {
  await system.query(service, `alter table ${table} rename to ${table}_away`);
  try {
    return await during();
  } finally {
    await system.query(service, `alter table ${table}_away rename to ${table}`);
  }
}

describe('what is known of people', () => {
  it('reaches the portal in full', async () => {
    const code = await returned();
    await inStep(code);
    expect((await held(code))['record']).toMatchObject({ SoGiayToChuHoSo: owner.idNumber, ChuHoSo: owner.name });
  });

  it.each<[string, () => Promise<Answer>, number]>([
    [
      'a field of the wrong kind',
      () => register(registration({ owner: { ...owner, idNumber: [owner.idNumber] } })),
      400,
    ],
    [
      'too long a number',
      () => register(registration({ owner: { ...owner, idNumber: owner.idNumber.repeat(9) } })),
      400,
    ],
    ['a field by that name', () => register(registration({ [owner.idNumber]: owner.name })), 400],
    ['a number in place of a code', () => register(registration({ procedureCode: owner.idNumber })), 422],
    ['a number in place of a unit', () => register(registration({ unitCode: owner.idNumber })), 422],
    ['half a body', () => register(JSON.stringify(registration()).slice(0, -9)), 400],
    ['a body that is none', () => register(`{"owner": ${owner.idNumber} "${owner.name}"}`), 400],
    ['a number in the address', () => system.ask('dossier', 'GET', `/v1/dossiers/${owner.idNumber}`), 404],
    ['a number in the query', () => system.ask('dossier', 'GET', `/v1/dossiers?owner=${owner.idNumber}`), 400],
    ['a number as a path', () => system.ask('dossier', 'GET', `/v1/${owner.idNumber}`), 404],
    [
      'a number in a header',
      () => register({}, { 'x-correlation-id': owner.idNumber, 'if-match': owner.idNumber }),
      400,
    ],
    ['a number as a token', () => register({}, { authorization: `Bearer ${owner.idNumber}` }), 401],
    [
      'a number at the portal’s door',
      () => system.ask('adapter-dvcqg', 'GET', `/v1/portal/dossiers/${owner.idNumber}`),
      404,
    ],
    [
      'an erasure while a dossier is open',
      async () => {
        const code = codeOf(await register());
        const answer = await system.ask('dossier', 'POST', '/v1/erasures', {
          body: { idNumber: owner.idNumber, reason: 'x', legalBasis: 'x' },
        });
        await act(code, 'withdraw');
        return answer;
      },
      409,
    ],
  ])('is refused with %s', async (_, asked, status) => {
    const answer = await asked();
    expect([answer.status, answer.status === status ? '' : answer.text]).toEqual([status, '']);
  });

  it('is refused with the same key for another request', async () => {
    const headers = { 'idempotency-key': 'the-same' };
    expect((await register(registration(), headers)).status).toBe(201);
    expect((await register(registration({ summary: 'khác' }), headers)).status).toBe(422);
  });

  it.each(['dossier', 'dossier_step', 'event', 'subject_key', 'idempotency'])(
    'is not told when the database fails at %s',
    async (table) => {
      const search = { body: { ownerIdNumber: owner.idNumber } };
      const answers = await without('dossier', table, async () => [
        await register(registration(), { 'idempotency-key': `without-${table}` }),
        await system.ask('dossier', 'POST', '/v1/dossiers/search', search),
      ]);
      expect(answers[0]!.status).toBe(500);
    },
  );

  it('is not told by a broken constraint, with the whole row in its message', async () => {
    await system.query('dossier', `alter table dossier add constraint boom check (channel <> 'counter') not valid`);
    expect((await register()).status).toBe(500);
    await system.query('dossier', 'alter table dossier drop constraint boom');
    expect(system.logged).toContain('boom');
  });

  it('is not told when the portal repeats it, is away, or when nobody tells the adapter', async () => {
    const message = `Công dân ${owner.name}, số ${owner.idNumber}, không hợp lệ`;
    await faults({ kind: 'http200WithError', service: 'DongBoHoSoMC', code: '7', message });
    const code = codeOf(await register());
    const reason = (wanted: string) =>
      waitFor(wanted, async () => {
        const { body, text } = await system.ask('adapter-dvcqg', 'GET', `/v1/portal/dossiers/${code}`);
        expect(findings([text])).toEqual([]);
        return (body['difference'] as { reason?: string } | null)?.reason === wanted;
      });
    await reason('REJECTED');
    await faults({ kind: 'outage' });
    await act(code, 'receive');
    await reason('PORTAL_UNREACHABLE');
    await faults();
    await without('dossier', 'dossier_step', async () => {
      await system.query('adapter-dvcqg', `update delivery set due_at = now() where code = '${code}'`);
      await waitFor('the adapter complains', () => system.logged.includes('no names and texts'));
    });
    await system.query('adapter-dvcqg', `update delivery set due_at = now() where code = '${code}'`);
    await inStep(code);
    await act(code, 'withdraw');
  });

  it('is not in messages that are parked', async () => {
    await without('adapter-dvcqg', 'wanted_step', async () => {
      await register();
      await waitFor('a message is parked', async () => (await parked()).length > 0);
    });
    expect(findings(await parked())).toEqual([]);
    for (const { id } of await system.query<{ id: string }>('adapter-dvcqg', 'select id from parked')) {
      expect(
        (await system.ask('adapter-dvcqg', 'POST', `/v1/operations/adapter-dvcqg/parked/${id}/retry`)).status,
      ).toBeLessThan(300);
    }
  });
  const parked = async () => {
    const { text, body } = await system.ask('adapter-dvcqg', 'GET', '/v1/operations/adapter-dvcqg/parked');
    return (body['items'] as unknown[]).length > 0 ? [text] : [];
  };
});

describe('erased', () => {
  it('they leave the portal what it has, in step', async () => {
    const code = await returned();
    const before = await inStep(code);
    const record = await held(code);
    for (const one of await system.query<{ code: string }>(
      'dossier',
      `select code from dossier where status not in ('returned', 'withdrawn', 'refused')`,
    )) {
      await act(one.code, 'withdraw');
    }
    const body = { idNumber: owner.idNumber, reason: 'Người dân yêu cầu', legalBasis: 'Điều 16' };
    const asked = await system.ask('dossier', 'POST', '/v1/erasures', { body, as: { sub: 'cb-0001' } });
    const approved = await system.ask('dossier', 'POST', `/v1/erasures/${String(asked.body['id'])}/approve`);
    expect([approved.status, approved.status === 200 ? '' : approved.text]).toEqual([200, '']);

    expect(await held(code)).toEqual(record);
    expect((await system.ask('adapter-dvcqg', 'GET', `/v1/portal/dossiers/${code}`)).body).toEqual(before.body);
    const again = await system.ask('adapter-dvcqg', 'POST', `/v1/portal/dossiers/${code}/retry`);
    expect([again.status, again.body['code']]).toEqual([409, 'PORTAL_IN_STEP']);
  });
});

describe('afterwards', () => {
  it('no log line of any service has anything of it, and there is something of each kind', () => {
    const lines = system.lines();
    for (const line of lines) JSON.parse(line);
    expect(lines.length).toBeGreaterThan(300);
    const said = ['"level":"debug"', 'QueryFailedError', '"refused"', '"BAD_JSON"', '"VALIDATION_FAILED"'].concat(
      ...['"route":"/v1/dossiers"', 'no names and texts', 'parked', 'person erased'],
    );
    expect({ missing: said.filter((one) => !system.logged.includes(one)) }).toEqual({ missing: [] });
    expect(findings(lines)).toEqual([]);
  });

  it('no message on the bus has, and no table of any service', async () => {
    await system.published('dossier');
    expect(system.transport.seen.length).toBeGreaterThan(100);
    expect(findings(system.transport.seen)).toEqual([]);
    const stored = await system.stored();
    for (const table of ['dossier.dossier', 'dossier.event', 'dossier.idempotency', 'adapter-dvcqg.personal_facts']) {
      expect(stored.some((row) => row.startsWith(table))).toBe(true);
    }
    expect(findings(stored)).toEqual([]);
  });

  it.each(['/metrics', '/readyz'])('%s of no service has', async (path) => {
    for (const service of system.running.keys()) {
      expect(findings([(await system.ask(service, 'GET', path)).text])).toEqual([]);
    }
  });
});
