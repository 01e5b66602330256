import { DossierServiceFixture } from '../dossier-service.fixture.js';

let dossiers: DossierServiceFixture;
/** In order of registration. */
const codes: string[] = [];
beforeAll(async () => {
  dossiers = await DossierServiceFixture.start();
  const citizen = { kind: 'citizen', sub: 'citizen-1', unit: undefined };
  for (const [index, unitCode] of ['H52.31.001', 'H52.31', 'H52.32', 'H52.01', 'H52.31.001', 'H52.32'].entries()) {
    dossiers.clock.set(`2024-03-1${index + 1}T02:00:00Z`);
    const owner = { type: 'citizen', idNumber: `00000000000${index % 2}`, name: 'Lò Thị Mẫu' };
    codes.push(await dossiers.register({ unitCode, owner }));
    if (index < 4) await dossiers.act(codes[index]!, 'receive');
    if (index === 0) await dossiers.act(codes[0]!, 'forward');
  }
  codes.push(await dossiers.register({ channel: 'online', unitCode: 'H52.31' }, { as: citizen }));
});
afterAll(() => dossiers.stop());

async function search(ownerIdNumber: string, filters = {}, as = {}): Promise<number[]> {
  const found: number[] = [];
  let cursor: unknown;
  do {
    const body = { limit: 2, ownerIdNumber, ...filters, ...(cursor !== undefined && { cursor }) };
    const answer = await dossiers.ask('POST', '/v1/dossiers/search', { as, body });
    expect(answer.status).toBe(200);
    found.push(...(answer.body['items'] as { code: string }[]).map(({ code }) => codes.indexOf(code)));
    cursor = answer.body['nextCursor'] ?? undefined;
  } while (cursor !== undefined);
  return found;
}

async function list(query: string, as = {}): Promise<number[]> {
  const found: number[] = [];
  let cursor = '';
  do {
    const { status, body } = await dossiers.ask('GET', `/v1/dossiers?limit=2&${query}${cursor}`, { as });
    expect(status).toBe(200);
    found.push(...(body['items'] as { code: string }[]).map(({ code }) => codes.indexOf(code)));
    const next = body['nextCursor'] as string | null;
    cursor = next === null ? '' : `&cursor=${next}`;
  } while (cursor !== '');
  return found;
}

describe('the list of dossiers', () => {
  // due: 0 on 14 March, 1 on 15 March, 2 on 18 March, 3 on 19 March, each at 09:00
  it.each([
    ['', [6, 5, 4, 3, 2, 1, 0]],
    ['unit=H52', [6, 5, 4, 3, 2, 1, 0]],
    ['unit=H52.31', [6, 4, 1, 0]],
    ['unit=H52.31.001', [4, 0]],
    ['status=received', [3, 2, 1]],
    ['status=received,processing', [3, 2, 1, 0]],
    ['status=registered&unit=H52.31', [6, 4]],
    ['dueBefore=2024-03-18', [0, 1]],
    ['dueAfter=2024-03-15&dueBefore=2024-03-18T09:00:01%2B07:00', [1, 2]],
    ['dueAfter=2024-03-18T09:00:00+07:00', [2, 3]],
    ['dueBefore=2024-12-31&unit=H52.31&status=processing,received', [0, 1]],
  ])('%s', async (query, expected) => {
    expect(await list(query)).toEqual(expected);
  });

  it.each<[string, object, number[]]>([
    ['000000000000', {}, [4, 2, 0]],
    [' 000-000.000 000', {}, [4, 2, 0]],
    ['000000000000', { status: 'received' }, [2]],
    ['000000000000', { unit: 'H52.31' }, [4, 0]],
    ['000000000000', { dueBefore: '2024-03-19' }, [2, 0]],
    ['000000000009', {}, []],
    ['********0000', {}, []],
  ])('of the owner with the number %s, and %j', async (number, filters, expected) => {
    expect(await search(number, filters)).toEqual(expected);
  });

  it('asks for no identity number in an address', async () => {
    const { status, body } = await dossiers.ask('GET', '/v1/dossiers?owner=000000000000');
    expect([status, body['code']]).toEqual([400, 'VALIDATION_FAILED']);
  });

  it('shows a citizen what they registered, whatever they ask for', async () => {
    const as = { kind: 'citizen', sub: 'citizen-1' };
    for (const query of ['', 'unit=H52', 'status=registered']) {
      expect(await list(query, as)).toEqual([6]);
    }
    expect(await search('000000000001', {}, as)).toEqual([6]);
    expect(await search('000000000000', {}, as)).toEqual([]);
    expect(await list('status=received', as)).toEqual([]);
    expect(await list('', { kind: 'citizen', sub: 'citizen-2' })).toEqual([]);
  });

  it('stays in place while others register', async () => {
    const first = await dossiers.ask('GET', '/v1/dossiers?limit=3');
    const cursor = first.body['nextCursor'] as string;
    await dossiers.register();
    const second = await dossiers.ask('GET', `/v1/dossiers?limit=3&cursor=${cursor}`);
    const shown = [...(first.body['items'] as { code: string }[]), ...(second.body['items'] as { code: string }[])];
    expect(shown.map(({ code }) => codes.indexOf(code))).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it.each([
    ['limit=0', 400, 'limit'],
    ['limit=201', 400, 'limit'],
    ['status=lost', 400, 'status'],
    ['dueBefore=2024-02-30', 400, 'dueBefore'],
    ['dueAfter=yesterday', 400, 'dueAfter'],
    ['cursor=abc', 400, 'cursor'],
    ['colour=red', 400, 'colour'],
    ['unit=H99', 422, 'unit'],
  ])('refuses %s', async (query, status, field) => {
    const answer = await dossiers.ask('GET', `/v1/dossiers?${query}`);
    expect([answer.status, (answer.body['errors'] as { field: string }[])[0]?.field]).toEqual([status, field]);
  });

  it('refuses the cursor of another order', async () => {
    const { body } = await dossiers.ask('GET', '/v1/dossiers?limit=1');
    const answer = await dossiers.ask('GET', `/v1/dossiers?dueBefore=2024-12-31&cursor=${String(body['nextCursor'])}`);
    expect([answer.status, answer.body['code']]).toEqual([400, 'BAD_CURSOR']);
  });
});
