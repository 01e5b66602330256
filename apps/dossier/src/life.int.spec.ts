import { assertBodiesValidated, assertEveryRouteDeclaresPermission, routesOf } from '@motcua/service-kit';
import { DossierServiceFixture, registration } from './dossier-service.fixture.js';

let dossiers: DossierServiceFixture;
beforeAll(async () => void (dossiers = await DossierServiceFixture.start()));
beforeEach(() => dossiers.clock.set('2024-03-15T02:10:00Z'));
afterAll(() => dossiers.stop());

const result = { code: 'KQ-1.001193', electronic: true, signed: true };

describe('a dossier over HTTP', () => {
  it('is registered with address, entity tag and view', async () => {
    const answer = await dossiers.ask('POST', '/v1/dossiers', { body: registration });
    expect(answer.status).toBe(201);
    const { code } = answer.body;
    expect(code).toMatch(/^H52\.31\.001-240315-\d{4}$/);
    expect(answer.headers).toMatchObject({ location: `/v1/dossiers/${String(code)}`, etag: '"1"' });
    expect(answer.body).toMatchObject({
      status: 'registered',
      statusName: 'Mới đăng ký',
      statusCode: 1,
      version: 1,
      procedure: { code: '1.001193', version: 1, name: 'Đăng ký khai sinh' },
      caseCode: 'TH01',
      unit: { code: 'H52.31.001', name: 'Đơn vị H52.31.001' },
      submittedAt: '2024-03-15T09:10:00+07:00',
      receivedAt: null,
      dueAt: null,
      feeVnd: 8000,
      feeExemptionText: 'Hộ nghèo.',
      components: [
        { code: 'TP01', name: 'Tờ khai theo mẫu', digitised: true },
        { code: 'TP02', name: 'Giấy chứng sinh bản chính', digitised: false },
      ],
      allowedActions: ['receive', 'request-supplement', 'refuse', 'withdraw'],
    });
    const typed = encodeURIComponent(` ${String(code).toLowerCase().replace('-', ' - ')} `);
    expect((await dossiers.ask('GET', `/v1/dossiers/${typed}`)).body).toEqual(answer.body);
  });

  it('goes the whole way, every act one step and one event', async () => {
    const code = await dossiers.register();
    expect(await dossiers.act(code, 'receive')).toMatchObject({
      status: 'received',
      receivedAt: '2024-03-15T09:10:00+07:00',
      dueAt: '2024-03-20T09:10:00+07:00',
    });
    dossiers.clock.set('2024-03-15T03:00:00Z');
    expect(await dossiers.act(code, 'forward')).toMatchObject({ handlingUnit: { code: 'H52.31.001' } });
    dossiers.clock.set('2024-03-18T01:00:00Z');
    const items = [{ name: 'Giấy tờ tùy thân', reason: 'Bản chụp mờ' }];
    expect(await dossiers.act(code, 'request-supplement', { items })).toMatchObject({ dueAt: null, version: 4 });
    await dossiers.act(code, 'submit-supplement', { components: [{ name: 'Giấy tờ tùy thân' }] });
    dossiers.clock.set('2024-03-18T03:00:00Z');
    expect(await dossiers.act(code, 'resume')).toMatchObject({ dueAt: '2024-03-20T11:10:00+07:00' });
    const payment = { kind: 'tax', amountVnd: 500_000, payee: 'Chi cục Thuế', dueDate: '2024-03-25' };
    await dossiers.act(code, 'request-payment', payment);
    await dossiers.act(code, 'confirm-payment', { paidVia: 'cash', document: 'BL-01' });
    expect(await dossiers.act(code, 'finish', { result })).toMatchObject({ status: 'finished', result });
    const fee = { amountVnd: 8000, paidVia: 'cash', paidAt: '2024-03-18T10:00:00+07:00' };
    const last = await dossiers.act(code, 'return-result', { fee, receiver: { name: 'Lò Thị Mẫu' } });
    expect(last).toMatchObject({ status: 'returned', statusCode: 10, version: 10, allowedActions: [] });

    const { body } = await dossiers.ask('GET', `/v1/dossiers/${code}/history`);
    const items_ = body['items'] as { number: number; action: string; to: string; unit: object; officerName: string }[];
    expect(items_.map(({ number, action, to }) => `${number} ${action} ${to}`)).toEqual([
      '1 register registered',
      '2 receive received',
      '3 forward processing',
      '4 request-supplement supplementRequested',
      '5 submit-supplement supplementRequested',
      '6 resume processing',
      '7 request-payment paymentRequested',
      '8 confirm-payment processing',
      '9 finish finished',
      '10 return-result returned',
    ]);
    expect(items_[1]).toMatchObject({ unit: { code: 'H52.31' }, officerName: 'Lường Văn Mẫu' });
    const events = await dossiers.dataSource.query<{ sequence: number; type: string; text: string }[]>(
      'select sequence, type, data::text as text from event where subject = $1 order by position',
      [code],
    );
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(events.map(({ text }) => text).join()).not.toMatch(/Lò Thị|000000000001|Lường|Bản chụp|0900000001/);
  });

  it('is handed to the department that settles the procedure for the service centre', async () => {
    const code = await dossiers.register({ unitCode: 'H52.01' });
    await dossiers.act(code, 'receive');
    expect(await dossiers.act(code, 'forward')).toMatchObject({
      unit: { code: 'H52.01' },
      handlingUnit: { code: 'H52.04', name: 'Đơn vị H52.04' },
    });
    const other = await dossiers.register({ unitCode: 'H52.01' });
    await dossiers.act(other, 'receive');
    expect(await dossiers.act(other, 'forward', { unitCode: 'H52.32' })).toMatchObject({
      handlingUnit: { code: 'H52.32' },
    });
  });

  it('tells names and texts to those who bring it to the portal, and only to them', async () => {
    const code = await dossiers.register();
    await dossiers.act(code, 'receive', { note: 'Đủ giấy tờ' });
    const url = `/v1/dossiers/portal-facts?codes=${code},H52.01-240101-9999`;
    expect((await dossiers.ask('GET', url)).body).toEqual({
      items: [
        {
          code,
          owner: { type: 'citizen', idNumber: '000000000001', name: 'Lò Thị Mẫu', phone: '0900000001', email: null },
          summary: 'Đăng ký khai sinh cho con',
          steps: [
            { number: 1, officerName: 'Lường Văn Mẫu', text: null },
            { number: 2, officerName: 'Lường Văn Mẫu', text: 'Đủ giấy tờ' },
          ],
          supplements: [],
        },
      ],
    });
    expect((await dossiers.ask('GET', url, { as: { permissions: ['dossier:read'] } })).status).toBe(403);
    const many = Array.from({ length: 51 }, (_, index) => `C${index}`).join(',');
    expect((await dossiers.ask('GET', `/v1/dossiers/portal-facts?codes=${many}`)).status).toBe(400);
  });

  it('is registered once for an idempotency key', async () => {
    const before = await dossiers.counts();
    const headers = { 'idempotency-key': 'key-1' };
    const first = await dossiers.ask('POST', '/v1/dossiers', { body: registration, headers });
    const again = await dossiers.ask('POST', '/v1/dossiers', { body: registration, headers });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({ location: first.headers['location'], etag: '"1"' });
    expect((await dossiers.counts())['steps']).toBe(String(Number(before['steps']) + 1));
    const other = await dossiers.ask('POST', '/v1/dossiers', { body: { ...registration, summary: 'Khác' }, headers });
    expect([other.status, other.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });
});

describe('the routes', () => {
  it('each declare who may, and check what they are sent', () => {
    assertEveryRouteDeclaresPermission(dossiers.service.app);
    assertBodiesValidated(dossiers.service.app);
    const acts = routesOf(dossiers.service.app).filter(
      ({ method, path }) => method === 'POST' && path.includes(':code'),
    );
    expect(acts.map(({ path, access }) => [path.split('/').at(-1), access])).toEqual(
      acts.map(({ path }) => [path.split('/').at(-1), { anyOf: [`dossier:${path.split('/').at(-1)}`], scoped: true }]),
    );
    expect(acts).toHaveLength(13);
  });
});
