import { randomBytes } from 'node:crypto';
import { DossierServiceFixture, registration } from './dossier-service.fixture.js';
import { storedText } from './stored-text.fixture.js';

let dossiers: DossierServiceFixture;
beforeAll(async () => void (dossiers = await DossierServiceFixture.start()));
afterAll(() => dossiers.stop());

const owner = { ...registration.owner, idNumber: '001099000001', phone: '0912345678', email: 'mau@example.vn' };
const submitter = { idNumber: '001099000002', name: 'Quàng Văn Nộp', phone: '0987654321' };
const receiver = { idNumber: '001099000003', name: 'Cà Thị Nhận' };
const secrets = [owner, submitter, receiver].flatMap(({ idNumber, name }) => [idNumber, name]);
const details = [owner.phone, owner.email, submitter.phone];

const fullReader = { permissions: ['dossier:read', 'dossier:read-personal-data'] };
const show = async (code: string, as = {}) => (await dossiers.ask('GET', `/v1/dossiers/${code}`, { as })).body;
const search = async (ownerIdNumber: string) =>
  (await dossiers.ask('POST', '/v1/dossiers/search', { body: { ownerIdNumber } })).body['items'] as { code: string }[];

/** A life to the end, with three people. */
async function returned(headers: Record<string, string> = {}): Promise<string> {
  const code = await dossiers.register({ owner, submitter }, { headers });
  await dossiers.act(code, 'receive');
  await dossiers.act(code, 'forward');
  await dossiers.act(code, 'finish', { result: { code: 'KQ-1.001193', electronic: true, signed: true } });
  await dossiers.act(code, 'return-result', { fee: { amountVnd: 8000, paidVia: 'cash' }, receiver });
  return code;
}

describe('personal data', () => {
  it('stand in no table as they are, answers kept for repetitions included', async () => {
    await returned({ 'idempotency-key': 'once' });
    const stored = (await storedText(dossiers.dataSource)).filter((row) => !row.startsWith('migration '));
    expect(stored.length).toBeGreaterThan(20);
    for (const secret of [...secrets, ...details]) {
      expect(stored.filter((row) => row.includes(secret) || row.includes(Buffer.from(secret).toString('hex')))).toEqual(
        [],
      );
    }
  });

  it('are masked in lists, acts, registrations and the history', async () => {
    const answer = await dossiers.ask('POST', '/v1/dossiers', { body: { ...registration, owner, submitter } });
    const code = answer.body['code'] as string;
    const masks = { idNumber: '********0001', name: owner.name, phone: '*******678', email: '***@example.vn' };
    expect(answer.body).toMatchObject({
      owner: { type: 'citizen', ...masks },
      submitter: { idNumber: '********0002', name: submitter.name, phone: '*******321' },
    });
    expect(await dossiers.act(code, 'receive')).toMatchObject({ owner: masks });
    expect(await show(code)).toMatchObject({ owner: masks, submitter: { idNumber: '********0002' } });
    expect((await search(owner.idNumber))[0]).toMatchObject({ code, owner: masks });
    const list = await dossiers.ask('GET', '/v1/dossiers?limit=1', { as: fullReader });
    expect(list.body['items']).toMatchObject([{ code, owner: masks }]);
    const { body } = await dossiers.ask('GET', `/v1/dossiers/${await returned()}/history`, { as: fullReader });
    expect((body['items'] as { detail: object }[]).at(-1)!.detail).toMatchObject({
      receiver: { idNumber: '********0003', name: receiver.name },
    });
  });

  it('are shown in full in a single read, to who has the permission and to the citizen who wrote them', async () => {
    const code = await returned();
    expect(await show(code, fullReader)).toMatchObject({ owner, submitter });
    const citizen = {
      kind: 'citizen',
      sub: 'citizen-1',
      unit: undefined,
      permissions: ['dossier:register', 'dossier:read'],
    };
    const own = await dossiers.register({ owner, channel: 'online' }, { as: citizen });
    expect(await show(own, citizen)).toMatchObject({ owner, submitter: null });
  });

  it('are told the portal in full', async () => {
    const code = await returned();
    const { body } = await dossiers.ask('GET', `/v1/dossiers/portal-facts?codes=${code}`);
    expect(body['items']).toMatchObject([{ code, owner }]);
  });

  it('come back masked when a registration is repeated, the very same answer', async () => {
    const request = { headers: { 'idempotency-key': 'twice' }, body: { ...registration, owner, submitter } };
    const first = await dossiers.ask('POST', '/v1/dossiers', request);
    const second = await dossiers.ask('POST', '/v1/dossiers', request);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.body).toMatchObject({ owner: { idNumber: '********0001' }, submitter: { name: submitter.name } });
  });

  it('of somebody without a number lie under the key of the owner', async () => {
    const code = await dossiers.register({ owner, submitter: { name: 'Người không số' } });
    expect(await show(code, fullReader)).toMatchObject({ submitter: { name: 'Người không số' } });
    const [row] = await dossiers.dataSource.query<object[]>(
      'select owner_subject = submitter_subject as same from dossier where code = $1',
      [code],
    );
    expect(row).toEqual({ same: true });
  });

  it('cannot be moved to another dossier, not even of the same person', async () => {
    const [code, other] = [await dossiers.register({ owner }), await dossiers.register({ owner })];
    await dossiers.dataSource.query(
      'update dossier set owner_sealed = (select owner_sealed from dossier where code = $1) where code = $2',
      [code, other],
    );
    expect(await show(code)).toMatchObject({ owner: { idNumber: '********0001' } });
    expect(await show(other)).toMatchObject({ status: 500, code: 'INTERNAL' });
    await dossiers.dataSource.query('update dossier set owner_sealed = $2 where code = $1', [other, randomBytes(80)]);
    expect(await show(other)).toMatchObject({ status: 500, code: 'INTERNAL' });
    await dossiers.dataSource.query('alter table dossier_step disable trigger all');
    await dossiers.dataSource.query('delete from dossier_step using dossier where dossier_id = id and code = $1', [
      other,
    ]);
    await dossiers.dataSource.query('delete from dossier where code = $1', [other]);
    await dossiers.dataSource.query('alter table dossier_step enable trigger all');
  });

  it('get one key for each number, however it is typed and however many come at once', async () => {
    const typed = ['001099000777', '001 099 000 777', '001-099-000777'];
    const people = Array.from({ length: 24 }, (_, index) => ({ ...owner, idNumber: typed[index % 3]! }));
    const codes = await Promise.all(people.map((person) => dossiers.register({ owner: person })));
    const [row] = await dossiers.dataSource.query<object[]>(
      'select count(distinct owner_subject)::int as keys from dossier where code = any ($1)',
      [codes],
    );
    expect(row).toEqual({ keys: 1 });
    expect((await search('001.099.000.777')).map(({ code }) => code).sort()).toEqual(codes.sort());
  });
});

describe('dossiers from before', () => {
  it('are sealed when the service starts, whoever else starts', async () => {
    const [code, other] = [await returned(), await dossiers.register({ owner })];
    const query = (text: string) => dossiers.dataSource.query(text);
    await query('alter table dossier drop constraint dossier_nothing_plain');
    await query(
      `update dossier set owner_id_number = '001099000555', owner = '{"name":"Người cũ","phone":"0900000555"}',
         owner_subject = null, owner_sealed = null, submitter_subject = null, submitter_sealed = null`,
    );
    await query(`update dossier set submitter = '{"name":"Nộp hộ","idNumber":"001099000556"}' where code = '${code}'`);
    await Promise.all([dossiers.replica().then((one) => one.close()), dossiers.replica().then((one) => one.close())]);

    const people = { idNumber: '001099000555', name: 'Người cũ', phone: '0900000555' };
    const submitter = { name: 'Nộp hộ', idNumber: '001099000556' };
    expect(await show(code, fullReader)).toMatchObject({ owner: people, submitter });
    expect(await show(other, fullReader)).toMatchObject({ owner: people, submitter: null });
    const stored = (await storedText(dossiers.dataSource)).join('\n');
    for (const secret of [...Object.values(people), ...Object.values(submitter)]) expect(stored).not.toContain(secret);
  });
});

describe('a key of the installation', () => {
  const key = () => randomBytes(32).toString('base64');

  it('that is not the one of the database stops the start', async () => {
    await expect(dossiers.replica({ PERSONAL_DATA_KEY: key() })).rejects.toThrow('Personal data lie under the key');
  });

  it('is refused in production when everybody knows it', async () => {
    await expect(dossiers.replica({ NODE_ENV: 'production' })).rejects.toThrow('the development key');
  });
});
