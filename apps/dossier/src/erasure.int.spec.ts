import { verifyLog } from '@motcua/messaging';
import { auditReport } from '@motcua/service-kit';
import { command } from './command.fixture.js';
import { DossierServiceFixture, registration, type Answer } from './dossier-service.fixture.js';
import { dossierService } from './index.js';
import { storedText } from './stored-text.fixture.js';

let dossiers: DossierServiceFixture;
beforeEach(async () => void (dossiers = await DossierServiceFixture.start()));
afterEach(() => dossiers.stop());

const owner = { ...registration.owner, idNumber: '001099000001' };
const samePerson = { idNumber: owner.idNumber, name: owner.name };
const other = { ...registration.owner, idNumber: '001099000002', name: 'Quàng Văn Khác' };
const ground = { reason: 'Người dân yêu cầu', legalBasis: 'Điều 16 NĐ 13/2023' };
const eraser = (sub: string) => ({ sub, permissions: ['personal-data:erase'] });
const reader = { permissions: ['dossier:read', 'dossier:read-personal-data'] };

const ask = (idNumber: string, who = 'cb-0001') =>
  dossiers.ask('POST', '/v1/erasures', { as: eraser(who), body: { idNumber, ...ground } });
const approve = (id: unknown, who = 'cb-0002') =>
  dossiers.ask('POST', `/v1/erasures/${String(id)}/approve`, { as: eraser(who) });
const show = async (code: string) => (await dossiers.ask('GET', `/v1/dossiers/${code}`, { as: reader })).body;
const search = async (ownerIdNumber: string) => {
  const { body } = await dossiers.ask('POST', '/v1/dossiers/search', { body: { ownerIdNumber } });
  return (body['items'] as { code: string }[]).map(({ code }) => code);
};
const outcome = ({ status, body }: Answer) => [status, body['code'] ?? body['erasedBy']];

async function returned(people: Record<string, unknown>): Promise<string> {
  const code = await dossiers.register(people);
  await dossiers.act(code, 'receive');
  await dossiers.act(code, 'forward');
  await dossiers.act(code, 'finish', { result: { code: 'KQ-1.001193', electronic: true, signed: true } });
  await dossiers.act(code, 'return-result', { fee: { amountVnd: 8000, paidVia: 'cash' }, receiver: samePerson });
  return code;
}

async function erased(idNumber: string): Promise<void> {
  const { body } = await ask(idNumber);
  expect(outcome(await approve(body['id']))).toEqual([200, 'cb-0002']);
}

describe('erasing a person', () => {
  it('makes their data unreadable everywhere, and leaves the dossiers and the log as they are', async () => {
    const own = await returned({ owner });
    const submitted = await returned({ owner: other, submitter: samePerson });
    await erased('001-099.000 001');

    expect(await show(own)).toMatchObject({
      code: own,
      status: 'returned',
      version: 5,
      owner: { type: 'citizen', erased: true },
    });
    expect((await show(own))['owner']).toEqual({ type: 'citizen', erased: true });
    expect(await show(submitted)).toMatchObject({ owner: other, submitter: { erased: true } });
    for (const code of [own, submitted]) {
      const { body } = await dossiers.ask('GET', `/v1/dossiers/${code}/history`, { as: reader });
      expect((body['items'] as { detail: object }[]).at(-1)!.detail).toEqual({
        receiver: { erased: true },
        method: 'counter',
      });
    }
    const facts = await dossiers.ask('GET', `/v1/dossiers/portal-facts?codes=${own}`);
    expect(facts.body['items']).toMatchObject([{ owner: { type: 'citizen', erased: true } }]);
    expect((await dossiers.ask('GET', '/v1/dossiers')).body['items']).toMatchObject([
      { code: submitted, owner: { name: other.name } },
      { code: own, owner: { erased: true } },
    ]);
    expect(await search(owner.idNumber)).toEqual([]);
    expect(await search(other.idNumber)).toEqual([submitted]);
    const [keys] = await dossiers.dataSource.query<object[]>('select count(*)::int as count from subject_key');
    expect(keys).toEqual({ count: 1 });
    expect((await storedText(dossiers.dataSource)).join()).not.toContain(owner.idNumber);
    expect(auditReport(await verifyLog(dossiers.dataSource, { heads: dossierService.heads }))).toEqual([
      '10 events of 2 subjects verified, 0 faults',
    ]);
  });

  it('is forgotten with them: the same number is somebody new', async () => {
    const before = await returned({ owner });
    await erased(owner.idNumber);
    const after = await dossiers.register({ owner });
    expect(await search(owner.idNumber)).toEqual([after]);
    expect((await show(before))['owner']).toEqual({ type: 'citizen', erased: true });
  });

  it('needs a second person', async () => {
    await returned({ owner });
    const { body } = await ask(owner.idNumber, 'cb-0001');
    expect(body).toMatchObject({ requestedBy: 'cb-0001', erasedBy: null, openDossiers: [], ...ground });
    expect(outcome(await approve(body['id'], 'cb-0001'))).toEqual([403, 'ERASURE_BY_ONESELF']);
    expect(await search(owner.idNumber)).toHaveLength(1);
    expect(outcome(await approve(body['id'], 'cb-0002'))).toEqual([200, 'cb-0002']);
    expect(outcome(await approve(body['id'], 'cb-0003'))).toEqual([200, 'cb-0002']); // it was done already
    const shown = await dossiers.ask('GET', `/v1/erasures/${String(body['id'])}`, { as: eraser('cb-0009') });
    expect(shown.body).toMatchObject({ erasedBy: 'cb-0002', dossiers: [] });
    await expect(dossiers.dataSource.query('update erased_subject set erased_by = requested_by')).rejects.toThrow(
      'erasures are append-only',
    );
  });

  it('is refused while a dossier of theirs is open, as owner or as submitter', async () => {
    const code = await dossiers.register({ owner });
    const refused = await ask(owner.idNumber);
    expect(outcome(refused)).toEqual([409, 'PERSON_HAS_OPEN_DOSSIERS']);
    expect(refused.body['detail']).toContain(code);
    await dossiers.act(code, 'withdraw');
    const { body } = await ask(owner.idNumber);
    const since = await dossiers.register({ owner: other, submitter: samePerson });
    expect(outcome(await approve(body['id']))).toEqual([409, 'PERSON_HAS_OPEN_DOSSIERS']);
    expect(await show(code)).toMatchObject({ owner });
    await dossiers.act(since, 'withdraw');
    expect(outcome(await approve(body['id']))).toEqual([200, 'cb-0002']);
  });

  it.each([
    ['a number nobody has', '009099000009', [404, 'PERSON_UNKNOWN']],
    ['no number', '', [400, 'VALIDATION_FAILED']],
  ])('is refused for %s', async (_, idNumber, expected) => {
    expect(outcome(await ask(idNumber))).toEqual(expected);
  });

  it('is unknown when nobody asked for it', async () => {
    for (const id of ['1', '6ba7b810-9dad-11d1-80b4-00c04fd430c8']) {
      expect(outcome(await approve(id))).toEqual([404, 'ERASURE_UNKNOWN']);
    }
  });

  it('at the same moment as a registration leaves no open dossier without its owner', async () => {
    for (let round = 0; round < 5; round += 1) {
      const first = await dossiers.register({ owner });
      await dossiers.act(first, 'withdraw');
      const { body } = await ask(owner.idNumber);
      const register = () => dossiers.register({ owner });
      const [approved, ...codes] = await Promise.all([approve(body['id']), ...Array.from({ length: 8 }, register)]);
      expect([200, 409]).toContain(approved.status);
      for (const code of codes) {
        expect(await show(code)).toMatchObject({ owner });
        await dossiers.act(code, 'withdraw');
      }
    }
  });
});

describe('after a database was brought back from a backup', () => {
  it('those who were erased since are erased again', async () => {
    const code = await returned({ owner });
    const open = await returned({ owner: other });
    const query = (text: string) => dossiers.dataSource.query(text);
    await query(
      'create table backup_dossier as select * from dossier; create table backup_key as select * from subject_key',
    );
    await erased(owner.idNumber);
    await erased(other.idNumber);
    const { printed, code: exit } = await command('erased-persons', dossiers.environment);
    expect([exit, printed.trim().split('\n').length]).toEqual([0, 2]);

    await query(
      `alter table erased_subject disable trigger all; delete from erased_subject; alter table erased_subject enable trigger all;
       insert into subject_key select * from backup_key;
       update dossier d set owner_subject = b.owner_subject, owner_sealed = b.owner_sealed from backup_dossier b where b.id = d.id;
       update dossier set status = 'finished', returned_at = null where code = '${open}'`,
    );
    expect(await show(code)).toMatchObject({ owner });

    const again = await command('erase-again', dossiers.environment, printed);
    expect([again.code, again.said]).toEqual([1, expect.stringContaining(`open: ${open}. Repeat`)]);
    expect((await show(code))['owner']).toEqual({ type: 'citizen', erased: true });
    expect(await show(open)).toMatchObject({ owner: other });
    await query(`update dossier set status = 'returned', returned_at = last_step_at where code = '${open}'`);
    expect((await command('erase-again', dossiers.environment, printed)).code).toBe(0);
    expect((await show(open))['owner']).toEqual({ type: 'citizen', erased: true });
    expect((await command('erased-persons', dossiers.environment)).printed).toBe(printed);
  });

  it('a list that is none changes nothing', async () => {
    const code = await returned({ owner });
    for (const list of ['nonsense', '{}', '{"subject":1}']) {
      const { code: exit, said } = await command('erase-again', dossiers.environment, list);
      expect([exit, said]).toEqual([1, expect.stringContaining('Line 1 is none of "erased-persons"')]);
    }
    expect(await show(code)).toMatchObject({ owner });
  });
});
