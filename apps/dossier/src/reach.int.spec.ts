import { ProcedurePublished } from '@motcua/contracts';
import { routesOf } from '@motcua/service-kit';
import { DossierServiceFixture, everything, procedure, registration } from './dossier-service.fixture.js';

interface Registered {
  readonly code: string;
  readonly unitCode: string;
  readonly handlingUnit: string;
  readonly registeredBy: string;
  readonly confidential: boolean;
}

let dossiers: DossierServiceFixture;
const all: Registered[] = [];

const units = ['H52.31.001', 'H52.31', 'H52.32', 'H52.01'];
const desk = (unitCode: string) => `desk-${unitCode}`;
const CONFIDENTIAL = '1.000009';

/** Four at each unit: registered, received, with the department, and confidential; then one of a citizen. */
beforeAll(async () => {
  dossiers = await DossierServiceFixture.start();
  await dossiers.announce(new ProcedurePublished(CONFIDENTIAL, procedure({ code: CONFIDENTIAL, confidential: true })));
  for (const unitCode of units) {
    const as = { ...full, sub: desk(unitCode), unit: unitCode };
    for (const kind of ['registered', 'received', 'forwarded', 'confidential']) {
      const confidential = kind === 'confidential';
      const code = await dossiers.register({ unitCode, ...(confidential && { procedureCode: CONFIDENTIAL }) }, { as });
      if (kind !== 'registered') await dossiers.act(code, 'receive', {}, { as: full });
      if (kind === 'forwarded') await dossiers.act(code, 'forward', { unitCode: 'H52.04' }, { as: full });
      const handlingUnit = kind === 'forwarded' ? 'H52.04' : unitCode;
      all.push({ code, unitCode, handlingUnit, registeredBy: desk(unitCode), confidential });
    }
  }
  const code = await dossiers.register(
    { channel: 'online', unitCode: 'H52.31' },
    { as: { kind: 'citizen', sub: 'citizen-1' } },
  );
  all.push({ code, unitCode: 'H52.31', handlingUnit: 'H52.31', registeredBy: 'citizen-1', confidential: false });
});
afterAll(() => dossiers.stop());

const full = { permissions: [...everything, 'dossier:read-confidential'] };

/** `owner=…` is asked for by a search: identity numbers stand in no address. */
async function listed(as: object, query: string): Promise<string[]> {
  const found: string[] = [];
  let cursor = '';
  do {
    const { owner: ownerIdNumber, ...more } = Object.fromEntries(new URLSearchParams(`${query}${cursor}`));
    const { status, body } =
      ownerIdNumber === undefined
        ? await dossiers.ask('GET', `/v1/dossiers?limit=3&${query}${cursor}`, { as: { ...as } })
        : await dossiers.ask('POST', '/v1/dossiers/search', {
            body: { ...more, limit: 3, ownerIdNumber },
            as: { ...as },
          });
    expect(status).toBe(200);
    found.push(...(body['items'] as { code: string }[]).map(({ code }) => code));
    cursor = body['nextCursor'] === null ? '' : `&cursor=${body['nextCursor'] as string}`;
  } while (cursor !== '');
  return found;
}

const claims = (unit: string | undefined, permissions: string[], more: object = {}) => ({
  sub: 'cb-0004',
  unit,
  permissions,
  ...more,
});
const below = (unitCode: string) => (code: string) => code === unitCode || code.startsWith(`${unitCode}.`);
const isOf = (matches: (code: string) => boolean) => (one: Registered) =>
  matches(one.unitCode) || matches(one.handlingUnit);
const open = (one: Registered) => !one.confidential;

const actors: readonly [string, Record<string, unknown>, (one: Registered) => boolean][] = [
  ['the province', claims('H52', ['dossier:read']), open],
  ['the province, trusted', claims('H52', ['dossier:read', 'dossier:read-confidential']), () => true],
  ['a district', claims('H52.31', ['dossier:read@subtree']), (one) => open(one) && isOf(below('H52.31'))(one)],
  [
    'a district, trusted with its own',
    claims('H52.31', ['dossier:read@subtree', 'dossier:read-confidential@unit']),
    (one) => isOf(below('H52.31'))(one) && (open(one) || one.unitCode === 'H52.31'),
  ],
  [
    'the province, trusted with a district',
    claims('H52.31', ['dossier:read', 'dossier:read-confidential@subtree']),
    (one) => open(one) || isOf(below('H52.31'))(one),
  ],
  [
    'a district alone',
    claims('H52.31', ['dossier:read@unit']),
    (one) => open(one) && isOf((code) => code === 'H52.31')(one),
  ],
  [
    'a commune',
    claims('H52.31.001', ['dossier:read@unit']),
    (one) => open(one) && isOf((code) => code === 'H52.31.001')(one),
  ],
  [
    'the handling department',
    claims('H52.04', ['dossier:read@unit']),
    (one) => open(one) && one.handlingUnit === 'H52.04',
  ],
  [
    'who registered at the desk',
    claims('H52.32', ['dossier:read@own'], { sub: desk('H52.32') }),
    (one) => open(one) && one.registeredBy === desk('H52.32'),
  ],
  ['who registered elsewhere', claims('H52.01', ['dossier:read@own'], { sub: desk('H52.32') }), () => false],
  ['another unit', claims('H52.99', ['dossier:read@subtree']), () => false],
  ['a unit nobody knows', claims('X', ['dossier:read@subtree']), () => false],
  ['no unit', claims(undefined, ['dossier:read@subtree']), () => false],
  [
    'the citizen',
    claims(undefined, ['dossier:read'], { kind: 'citizen', sub: 'citizen-1' }),
    (one) => one.registeredBy === 'citizen-1',
  ],
  ['another citizen', claims(undefined, ['dossier:read'], { kind: 'citizen', sub: 'citizen-2' }), () => false],
];

describe.each(actors)('%s', (_, as, may) => {
  const wanted = () => all.filter(may).map(({ code }) => code);

  it('reads what it may, and of nothing else that it exists', async () => {
    for (const path of ['', '/history', '/deadline']) {
      const seen: string[] = [];
      for (const { code } of all) {
        const { status } = await dossiers.ask('GET', `/v1/dossiers/${code}${path}`, { as });
        if (status === 200) seen.push(code);
        else expect(status).toBe(404);
      }
      expect(seen).toEqual(wanted());
    }
  });

  it('finds the same in every list', async () => {
    expect((await listed(as, '')).reverse()).toEqual(wanted());
    expect((await listed(as, 'dueAfter=2024-01-01')).sort()).toEqual((await dueOnes(wanted())).sort());
    expect((await listed(as, 'owner=000000000001')).reverse()).toEqual(wanted());
    expect((await listed(as, 'status=received,registered,processing')).reverse()).toEqual(wanted());
    for (const unit of ['H52', 'H52.31', 'H52.32', 'H52.04']) {
      const there = new Set(all.filter(({ unitCode }) => below(unit)(unitCode)).map(({ code }) => code));
      const expected = wanted().filter((code) => there.has(code));
      expect((await listed(as, `unit=${unit}`)).reverse()).toEqual(expected);
      expect((await listed(as, `unit=${unit}&dueAfter=2024-01-01`)).sort()).toEqual((await dueOnes(expected)).sort());
    }
  });
});

/** Those of them that have a due time. */
async function dueOnes(codes: readonly string[]): Promise<string[]> {
  const rows = await dossiers.dataSource.query<{ code: string }[]>(
    'select code from dossier where code = any($1) and due_at is not null',
    [codes],
  );
  return rows.map(({ code }) => code);
}

describe('an act', () => {
  const act = async (code: string, action: string, as: object) => {
    const { status, body } = await dossiers.ask('POST', `/v1/dossiers/${code}/${action}`, { body: {}, as: { ...as } });
    return [status, body['code']];
  };
  const find = (unitCode: string, confidential = false) =>
    all.find((one) => one.unitCode === unitCode && one.confidential === confidential)!.code;

  it('of another unit is as if the dossier did not exist; with a reading that reaches it, it says why', async () => {
    const code = find('H52.32');
    const may = ['dossier:receive@unit', 'dossier:read@unit'];
    expect(await act(code, 'receive', claims('H52.31', may))).toEqual([404, 'DOSSIER_NOT_FOUND']);
    expect(await act(code, 'receive', claims('H52.31', ['dossier:receive@unit', 'dossier:read']))).toEqual([
      403,
      'OUT_OF_REACH',
    ]);
    expect(await act(find('H52.32', true), 'forward', claims('H52.32', ['dossier:forward@unit']))).toEqual([
      404,
      'DOSSIER_NOT_FOUND',
    ]);
  });

  it('wants an approver whose approval reaches the dossier', async () => {
    const code = await dossiers.register({ unitCode: 'H52.32' });
    await dossiers.act(code, 'receive');
    await dossiers.act(code, 'forward');
    const reason = { reason: 'Không đủ điều kiện', legalBasis: 'Điều 1' };
    const refuse = (permissions: string[]) =>
      dossiers.ask('POST', `/v1/dossiers/${code}/refuse`, { body: reason, as: claims('H52.31', permissions) });
    const elsewhere = await refuse(['dossier:refuse', 'dossier:approve@unit']);
    expect([elsewhere.status, elsewhere.body['code']]).toEqual([403, 'APPROVER_REQUIRED']);
    expect((await refuse(['dossier:refuse', 'dossier:approve'])).status).toBe(200);
  });

  it('is allowed to the unit, and to the one above with its subtree', async () => {
    for (const [unit, scope] of [
      ['H52.31.001', 'unit'],
      ['H52.31', 'subtree'],
    ] as const) {
      const code = await dossiers.register({ unitCode: 'H52.31.001' });
      expect((await act(code, 'receive', claims(unit, [`dossier:receive@${scope}`])))[0]).toBe(200);
    }
  });
});

describe('a registration', () => {
  const register = async (unitCode: string, as: object) => {
    const body = { ...registration, unitCode };
    const answer = await dossiers.ask('POST', '/v1/dossiers', { body, as: { ...as } });
    return [answer.status, answer.body['code'], (answer.body['errors'] as { field: string }[] | undefined)?.[0]?.field];
  };
  it('is for the desk’s own units', async () => {
    const before = await dossiers.counts();
    const refused = [403, 'UNIT_OUT_OF_REACH', 'unitCode'];
    expect(await register('H52.32', claims('H52.31', ['dossier:register@subtree']))).toEqual(refused);
    expect(await register('H52.31.001', claims('H52.31', ['dossier:register@unit']))).toEqual(refused);
    expect(await dossiers.counts()).toEqual(before);
    expect((await register('H52.31.001', claims('H52.31', ['dossier:register@subtree'])))[0]).toBe(201);
    expect((await register('H52.31', claims('H52.31', ['dossier:register@own'])))[0]).toBe(201);
  });
});

describe('every scoped route', () => {
  const scoped = () =>
    routesOf(dossiers.service.app).filter(({ access }) => typeof access === 'object' && access.scoped);
  const about = () => scoped().filter(({ path }) => path.includes(':code'));
  const permissionOf = ({ access }: ReturnType<typeof scoped>[number]) =>
    typeof access === 'object' ? access.anyOf[0]! : '';

  it('is about one dossier, or has its own test here', () => {
    const others = scoped().filter(({ path }) => !path.includes(':code'));
    expect(others.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /v1/deadlines/preview', // about no dossier
      'GET /v1/dossiers',
      'POST /v1/dossiers',
      'POST /v1/dossiers/search',
    ]);
    expect(about().length).toBeGreaterThanOrEqual(16);
  });

  it('knows nothing of a dossier of another unit, of another citizen, or confidential', async () => {
    const [open, closed] = [false, true].map(
      (confidential) => all.find((one) => one.unitCode === 'H52.32' && one.confidential === confidential)!.code,
    );
    const before = await dossiers.counts();
    for (const route of about()) {
      const permission = permissionOf(route);
      const answers = async (code: string, as: Record<string, unknown>) => {
        const url = route.path.replace(':code', code);
        const body = route.method === 'POST' ? {} : undefined;
        const answer = await dossiers.ask(route.method as 'GET', url, { body, as });
        return [route.path, answer.status === 400 ? 'VALIDATION' : answer.body['code']];
      };
      // a body that is refused before the dossier is looked at tells nothing of it either
      const unknown = [route.path, expect.stringMatching(/^(DOSSIER_NOT_FOUND|VALIDATION)$/) as string];
      expect(await answers(open!, claims('H52.31', [`${permission}@subtree`]))).toEqual(unknown);
      expect(await answers(open!, claims('H52.31', [`${permission}@own`]))).toEqual(unknown);
      expect(await answers(open!, claims(undefined, [permission], { kind: 'citizen', sub: 'citizen-2' }))).toEqual(
        unknown,
      );
      expect(await answers(closed!, claims('H52.32', [`${permission}@unit`]))).toEqual(unknown);
      expect((await answers(open!, claims('H52.32', [`${permission}@unit`])))[1]).not.toBe('DOSSIER_NOT_FOUND');
    }
    // what the right unit may do, it may have done
    const after = await dossiers.counts();
    expect(Number(after['dossiers'])).toBe(Number(before['dossiers']));
  });
});
