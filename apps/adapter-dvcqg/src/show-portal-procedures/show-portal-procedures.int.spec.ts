import { AdapterFixture } from '../adapter.fixture.js';

let adapter: AdapterFixture;
beforeAll(async () => void (adapter = await AdapterFixture.start()));
afterAll(() => adapter.stop());

describe('procedures of the portal', () => {
  beforeEach(() => {
    adapter.portal.down = false;
    adapter.portal.misbehave = () => undefined;
    adapter.portal.procedures.set('1.999999', { MATTHC: '1.999999', TENTTHC: 'Thủ tục mẫu', TRANGTHAI: '1' });
    adapter.portal.procedures.set('2.999999', { MATTHC: '2.999999', TENTTHC: 'Thủ tục khác', TRANGTHAI: '0' });
  });

  it('are listed', async () => {
    adapter.portal.procedures.set('?', { TENTTHC: 'Không có mã' });
    const { status, body } = await adapter.ask('GET', '/v1/portal/procedures');
    adapter.portal.procedures.delete('?');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [
        { code: '1.999999', name: 'Thủ tục mẫu', public: true },
        { code: '2.999999', name: 'Thủ tục khác', public: false },
      ],
      unreadable: 1,
    });
  });

  it('are shown in full, in our words and in the portal’s', async () => {
    const { status, body } = await adapter.ask('GET', '/v1/portal/procedures/1.999999');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      procedure: { code: '1.999999', name: 'Thủ tục mẫu', channels: [], problems: [] },
      raw: adapter.portal.procedures.get('1.999999'),
    });
    expect(body['digest']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are refused by name when the portal does not know them, says no, or does not answer', async () => {
    const unknown = await adapter.ask('GET', '/v1/portal/procedures/3.999999');
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'PORTAL_PROCEDURE_UNKNOWN']);
    adapter.portal.misbehave = () => ({ body: JSON.stringify({ error_code: '-1', message: 'Đơn vị không hợp lệ' }) });
    const refused = await adapter.ask('GET', '/v1/portal/procedures');
    expect([refused.status, refused.body['code']]).toEqual([502, 'PORTAL_REFUSED']);
    expect(refused.body['detail']).toMatch('Đơn vị không hợp lệ');
    adapter.portal.down = true;
    const down = await adapter.ask('GET', '/v1/portal/procedures');
    expect([down.status, down.body['code']]).toEqual([503, 'PORTAL_UNAVAILABLE']);
  });

  it('are for those who may read of the portal', async () => {
    expect((await adapter.ask('GET', '/v1/portal/procedures', ['dossier:read'])).status).toBe(403);
  });
});
