import { assertEveryRouteDeclaresPermission } from '@motcua/service-kit';
import { AdapterFixture } from './adapter.fixture.js';

let adapter: AdapterFixture;
let number = 0;
const newCode = () => `H52.01-240315-${String(++number).padStart(4, '0')}`;

beforeAll(async () => {
  adapter = await AdapterFixture.start();
});
afterEach(() => {
  adapter.portal.misbehave = () => undefined;
});
afterAll(() => adapter.stop());

describe('from events to the portal', () => {
  it('brings a dossier in step, step by step', async () => {
    const code = newCode();
    await adapter.publish(code, 1, 3);
    await adapter.inStep(code);
    await adapter.publish(code, 4, 5);
    const { body } = await adapter.inStep(code);
    expect(body).toMatchObject({
      code,
      presence: 'present',
      wanted: { status: 'returned', statusName: 'Đã trả kết quả', sequence: 5, at: '2024-03-15T09:05:00+07:00' },
      acknowledged: {
        status: 'returned',
        sequence: 5,
        lastStep: 5,
        recordDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      difference: null,
    });
    expect(adapter.portal.records.get(code)).toMatchObject({ TrangThaiHoSo: '10', ChuHoSo: 'Nguyễn Văn Mẫu' });
    expect(adapter.portal.progress.get(code)?.map((entry) => entry['TrangThai'])).toEqual(['1', '2', '4', '9', '10']);
    expect([...adapter.tokens]).toEqual(['Bearer system-token']);
  });

  it('takes events of many dossiers, also twice', async () => {
    const codes = Array.from({ length: 30 }, newCode);
    for (const code of codes) await adapter.publish(code, 1, 5);
    for (const code of codes) await adapter.publish(code, 2, 3);
    for (const code of codes) await adapter.inStep(code);
    for (const code of codes) expect(adapter.portal.progress.get(code)).toHaveLength(5);
  });
});

describe('what it shows', () => {
  it('says why a dossier differs, and lets an operator send it again', async () => {
    const code = newCode();
    adapter.portal.misbehave = (call) =>
      call === 'insert' ? { body: '{"error_code":"7","message":"Sai mã lĩnh vực"}' } : undefined;
    await adapter.publish(code, 1, 2);
    const url = `/v1/portal/dossiers/${code}`;
    const reason = async () => {
      const { body } = await adapter.ask('GET', url);
      return body['difference'] as { reason: string } | null;
    };
    await adapter.until('it is rejected', async () => (await reason())?.reason === 'REJECTED');
    expect(await reason()).toMatchObject({
      reason: 'REJECTED',
      explanation: expect.stringContaining('từ chối'),
      parked: true,
      nextAttemptAt: null,
      lastError: { code: '7', text: 'Sai mã lĩnh vực' },
    });
    expect((await adapter.ask('GET', '/v1/portal/summary')).body).toMatchObject({
      pending: 1,
      rejected: 1,
      gate: 'open',
    });

    expect((await adapter.ask('POST', `${url}/retry`)).status).toBe(403);
    adapter.portal.misbehave = () => undefined;
    expect((await adapter.ask('POST', `${url}/retry`, ['portal:operate'])).status).toBe(200);
    await adapter.inStep(code);
    const again = await adapter.ask('POST', `${url}/retry`, ['portal:operate']);
    expect(again).toMatchObject({ status: 409, body: { code: 'PORTAL_IN_STEP' } });
  });

  it('takes a code in any case, with blanks', async () => {
    const code = newCode();
    await adapter.publish(code, 1, 1);
    await adapter.inStep(code);
    const typed = encodeURIComponent(` ${code.toLowerCase().replace('-', ' - ')}`);
    expect((await adapter.ask('GET', `/v1/portal/dossiers/${typed}`)).body).toMatchObject({ code, inStep: true });
    expect((await adapter.ask('GET', `/v1/portal/dossiers/${typed}/receipts`)).body['items']).toHaveLength(3);
  });

  it('keeps receipts of every call, newest first, in pages', async () => {
    const code = newCode();
    await adapter.publish(code, 1, 5);
    await adapter.inStep(code);
    const first = await adapter.ask('GET', `/v1/portal/dossiers/${code}/receipts?limit=2`);
    expect(first.body['items']).toMatchObject([
      { number: 3, call: 'progress', steps: [1, 2, 3, 4, 5], outcome: 'accepted', answer: { http: 200, code: '0' } },
      {
        number: 2,
        call: 'insert',
        sequence: 5,
        outcome: 'accepted',
        requestDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    const cursor = String(first.body['nextCursor']);
    const second = await adapter.ask('GET', `/v1/portal/dossiers/${code}/receipts?limit=2&cursor=${cursor}`);
    expect(second.body).toMatchObject({ items: [{ number: 1, call: 'lookUp' }], nextCursor: null });
  });

  it('knows nothing of a dossier nobody told it of', async () => {
    for (const path of ['', '/receipts']) {
      const answer = await adapter.ask('GET', `/v1/portal/dossiers/H52.99-240315-0001${path}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'PORTAL_DOSSIER_UNKNOWN' } });
    }
  });

  it('shows nothing without a permission, on no route', async () => {
    assertEveryRouteDeclaresPermission(adapter.service.app);
    expect((await adapter.ask('GET', '/v1/portal/summary', ['dossier:read'])).status).toBe(403);
  });

  it('counts calls and what waits in its metrics', async () => {
    const answer = await adapter.service.app.inject({ method: 'GET', url: '/metrics' });
    expect(answer.body).toMatch(/motcua_portal_exchanges_total\{call="insert",outcome="accepted"\} \d+/);
    expect(answer.body).toContain('motcua_portal_dossiers_waiting{state="pending"} 0');
    expect(answer.body).toContain('motcua_portal_gate_shut 0');
  });
});
