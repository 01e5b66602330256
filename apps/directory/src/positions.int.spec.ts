import { DirectoryFixture, type Answer, type Officer } from './directory.fixture.js';

let directory: DirectoryFixture;
beforeAll(async () => {
  directory = await DirectoryFixture.start();
  await directory.seed();
});
afterAll(() => directory.stop());

const asking: Officer = { id: 'cb-0001', permissions: ['position:request', 'position:read-orders', 'directory:read'] };
const deciding: Officer = { id: 'cb-0002', permissions: ['position:approve', 'position:read-orders'] };
const within = (id: string, unit: string, ...permissions: string[]) => ({ id, permissions, unit });

let number = 0;
const newId = () => `post-${++number}`;
const why = { reason: 'Công chức đi học', citation: '12/GUQ-UBND' };
const appointment = (change: object = {}) => ({
  kind: 'appoint',
  positionId: newId(),
  title: 'Công chức một cửa',
  unitCode: 'H52.31.001',
  officerId: 'cb-0100',
  officerName: 'Lò Văn Mẫu',
  permissions: ['dossier:read@unit', 'dossier:receive@unit'],
  validFrom: '2024-03-18',
  ...why,
  ...change,
});
/** The seeded position "commune" is held by cb-0005, from 2020 on. */
const delegation = (change: object = {}) => ({
  kind: 'delegate',
  positionId: newId(),
  ofPosition: 'commune',
  title: 'Được ủy quyền tiếp nhận',
  officerId: 'cb-0100',
  officerName: 'Lò Văn Mẫu',
  permissions: ['dossier:receive@unit'],
  validFrom: '2024-03-18',
  validTo: '2024-04-18',
  ...why,
  ...change,
});

const request = (body: object, by: Officer = asking) => directory.post('/v1/positions/orders', by, body);
const decide = (order: Answer, act: 'approve' | 'refuse', by: Officer = deciding) =>
  directory.post(`/v1/positions/orders/${String(order.body['id'])}/${act}`, by);
async function approved(body: object): Promise<string> {
  const order = await request(body);
  expect(order.status).toBe(201);
  expect(await decide(order, 'approve')).toMatchObject({ status: 200, body: { state: 'approved' } });
  return (body as { positionId: string }).positionId;
}
async function positionsAt(at: string): Promise<Record<string, unknown>[]> {
  const { body } = await directory.ask('GET', `/v1/positions?limit=200&at=${at}`, { by: asking });
  return body['items'] as Record<string, unknown>[];
}
const refusal = ({ status, body }: Answer) => [
  status,
  body['code'],
  (body['errors'] as { field: string }[] | undefined)?.[0]?.field,
];

describe('a position', () => {
  it('is appointed by one and approved by another; from then on it is announced and in force in its time', async () => {
    const body = appointment({ validTo: '2024-06-01' });
    const order = await request(body);
    expect(order.body).toMatchObject({
      state: 'requested',
      requestedBy: 'cb-0001',
      decidedBy: null,
      position: { id: body.positionId, kind: 'regular', ofPosition: null, validTo: '2024-06-01' },
    });
    expect(await directory.events(`position:${body.positionId}`)).toEqual([]);
    expect((await decide(order, 'approve')).body).toMatchObject({ state: 'approved', decidedBy: 'cb-0002' });
    expect(await directory.events(`position:${body.positionId}`)).toMatchObject([
      { data: { unitCode: 'H52.31.001', validFrom: '2024-03-18', validTo: '2024-06-01' } },
    ]);
    const ids = async (at: string) => (await positionsAt(at)).map(({ id }) => id);
    expect(await ids('2024-03-17')).not.toContain(body.positionId);
    expect(await ids('2024-05-31')).toContain(body.positionId);
    expect(await ids('2024-06-01')).not.toContain(body.positionId);
  });

  it('is acted in by somebody else, with what the position may', async () => {
    const { permissions: _, title: __, ...rest } = delegation({ kind: 'act' });
    const id = await approved(rest);
    const [acting, regular] = ['2024-03-20'].flatMap(() => [id, 'commune']);
    const positions = await positionsAt('2024-03-20');
    const find = (one: unknown) => positions.find((position) => position['id'] === one)!;
    expect(find(acting)).toMatchObject({ kind: 'acting', ofPosition: 'commune', unitCode: 'H52.31.001' });
    expect(find(acting)['permissions']).toEqual(find(regular)['permissions']);
  });

  it('is delegated in part, by its holder and of nobody else', async () => {
    const holder = within('cb-0005', 'H52.31.001', 'position:request@own', 'position:read-orders@own');
    const order = await request(delegation(), holder);
    expect(order.body).toMatchObject({ state: 'requested', position: { kind: 'delegated', ofPosition: 'commune' } });
    const others = within('cb-0004', 'H52.31', 'position:request@own');
    expect(refusal(await request(delegation(), others))).toEqual([403, 'POSITION_OUT_OF_REACH', 'positionId']);
    const acting = delegation({ kind: 'act' });
    expect(refusal(await request(acting, holder))).toEqual([403, 'POSITION_OUT_OF_REACH', 'positionId']);
  });

  it('ends early, and with it what was acted in or delegated', async () => {
    const id = await approved(appointment());
    const [during, later] = [
      await approved(delegation({ ofPosition: id, officerId: 'cb-0101' })),
      await approved(delegation({ ofPosition: id, officerId: 'cb-0102', validFrom: '2024-04-01' })),
    ];
    await approved({ kind: 'end', positionId: id, validTo: '2024-03-25', ...why });
    const ends = async (one: string) => (await directory.events(`position:${one}`)).at(-1)!.data;
    expect(await ends(id)).toMatchObject({ validTo: '2024-03-25' });
    expect(await ends(during)).toMatchObject({ validTo: '2024-03-25' });
    expect(await ends(later)).toMatchObject({ validFrom: '2024-04-01', validTo: '2024-04-01' });
    const at = async (date: string) => (await positionsAt(date)).map((one) => one['id']);
    expect(await at('2024-03-24')).toEqual(expect.arrayContaining([id, during]));
    for (const date of ['2024-03-25', '2024-04-01', '2024-04-02']) {
      for (const one of [id, during, later]) expect(await at(date)).not.toContain(one);
    }
  });
});

describe('an order is refused', () => {
  it.each<[string, object, unknown[]]>([
    ['for an id that is taken', appointment({ positionId: 'commune' }), [409, 'POSITION_EXISTS', 'positionId']],
    ['for a unit nobody knows', appointment({ unitCode: 'H52.77' }), [404, 'UNIT_NOT_FOUND', 'code']],
    ['without a unit', appointment({ unitCode: undefined }), [422, 'POSITION_NEEDS', 'unitCode']],
    [
      'with a scope nobody knows',
      appointment({ permissions: ['dossier:read@all'] }),
      [422, 'BAD_GRANT', 'permissions'],
    ],
    [
      'with an end before its beginning',
      appointment({ validTo: '2024-03-18' }),
      [422, 'POSITION_ENDS_TOO_EARLY', 'validTo'],
    ],
    ['with an impossible date', appointment({ validFrom: '2024-02-30' }), [400, 'BAD_DATE', 'validFrom']],
    ['without an end, when it is delegated', delegation({ validTo: undefined }), [422, 'POSITION_NEEDS', 'validTo']],
    ['of a position nobody knows', delegation({ ofPosition: 'nobody' }), [422, 'POSITION_NOT_FOUND', 'ofPosition']],
    ['to the holder', delegation({ officerId: 'cb-0005' }), [422, 'POSITION_OF_ONESELF', 'officerId']],
    [
      'with more than it has',
      delegation({ permissions: ['catalog:publish'] }),
      [422, 'POSITION_EXCEEDS', 'permissions'],
    ],
    [
      'with a wider scope than it has',
      delegation({ permissions: ['dossier:receive@subtree'] }),
      [422, 'POSITION_EXCEEDS', 'permissions'],
    ],
    ['before it begins', delegation({ validFrom: '2019-12-31' }), [422, 'POSITION_OUTLASTS', 'validTo']],
    [
      'to end what nobody knows',
      { kind: 'end', positionId: 'nobody', validTo: '2024-05-01', ...why },
      [422, 'POSITION_NOT_FOUND', 'positionId'],
    ],
    [
      'to end what is past',
      { kind: 'end', positionId: 'commune', validTo: '2024-03-15', ...why },
      [422, 'POSITION_ENDS_TOO_EARLY', 'validTo'],
    ],
    ['with a field nobody knows', appointment({ colour: 'red' }), [400, 'VALIDATION_FAILED', 'colour']],
  ])('%s', async (_, body, expected) => {
    expect(refusal(await request(body))).toEqual(expected);
  });

  it('for what was delegated or is acted in', async () => {
    const id = await approved(delegation());
    const body = delegation({ ofPosition: id, officerId: 'cb-0102' });
    expect(refusal(await request(body))).toEqual([422, 'DELEGATION_OF_DELEGATION', 'ofPosition']);
  });

  it('while another one about the position is open', async () => {
    const body = appointment();
    const order = await request(body);
    expect(refusal(await request(body))).toEqual([409, 'POSITION_ORDER_OPEN', 'positionId']);
    expect((await decide(order, 'refuse')).body).toMatchObject({ state: 'refused' });
    expect((await request(body)).status).toBe(201);
  });
});

describe('an approval', () => {
  it('is for neither who asked nor who would hold it; the database says so too', async () => {
    const both = ['position:request', 'position:approve'];
    const order = await request(appointment(), { id: 'cb-0001', permissions: both });
    for (const id of ['cb-0001', 'cb-0100']) {
      const answer = await decide(order, 'approve', { id, permissions: both });
      expect([answer.status, answer.body['code']]).toEqual([409, 'POSITION_APPROVER_IS_PARTY']);
      await expect(
        directory.dataSource.query(
          `update position_order set state = 'approved', decided_by = $2, decided_at = now() where id = $1`,
          [order.body['id'], id],
        ),
      ).rejects.toThrow('position_order_four_eyes');
    }
  });

  it('is given once, of what was requested', async () => {
    const order = await request(appointment());
    await decide(order, 'approve');
    for (const act of ['approve', 'refuse'] as const) {
      expect((await decide(order, act)).body['code']).toBe('POSITION_ORDER_DECIDED');
    }
    const change = `update position_order set content = '{}' where id = $1`;
    await expect(directory.dataSource.query(change, [order.body['id']])).rejects.toThrow('decided');
  });

  it('is decided anew by what holds then', async () => {
    const id = await approved(appointment({ validTo: '2024-12-31' }));
    const order = await request(delegation({ ofPosition: id, officerId: 'cb-0103' }));
    await approved({ kind: 'end', positionId: id, validTo: '2024-04-01', ...why });
    expect((await decide(order, 'approve')).body['code']).toBe('POSITION_OUTLASTS');
  });
});

describe('orders', () => {
  it('are seen, asked for and decided within the units a permission reaches', async () => {
    const order = await request(appointment());
    const id = String(order.body['id']);
    const answers = async (unit: string, scope: string, by = 'cb-0007') => {
      const may = ['position:read-orders', 'position:approve', 'position:request'].map((one) => `${one}@${scope}`);
      const officer = within(by, unit, ...may);
      const shown = await directory.ask('GET', `/v1/positions/orders/${id}`, { by: officer });
      const listed = await directory.ask('GET', '/v1/positions/orders?limit=200', { by: officer });
      const found = (listed.body['items'] as { id: string }[]).some((one) => one.id === id);
      const asked = await request(appointment(), officer);
      return [shown.status, found, asked.status];
    };
    expect(await answers('H52.31', 'subtree')).toEqual([200, true, 201]);
    expect(await answers('H52.31.001', 'unit')).toEqual([200, true, 201]);
    expect(await answers('H52.31', 'unit')).toEqual([404, false, 403]);
    expect(await answers('H52.01', 'subtree')).toEqual([404, false, 403]);
    expect(await answers('H52.31.001', 'own')).toEqual([404, false, 403]);
    expect(await answers('H52.31.001', 'own', 'cb-0100')).toEqual([200, true, 403]);
    const elsewhere = within('cb-0007', 'H52.01', 'position:approve@subtree');
    expect((await decide(order, 'approve', elsewhere)).status).toBe(404);
    const above = within('cb-0007', 'H52.31', 'position:approve@subtree');
    expect((await decide(order, 'approve', above)).status).toBe(200);
  });
});
