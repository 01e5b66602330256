import { citizenPermissions } from '@motcua/contracts';
import { CitizenFixture } from './citizen.fixture.js';
import { citizen } from './portal.fixture.js';

let fixture: CitizenFixture;
beforeEach(async () => {
  fixture = await CitizenFixture.start();
}, 60_000);
afterEach(() => fixture.stop());

const enterprise = (given: object = {}) => ({
  sub: 'u-101',
  TechID: 'TECH-101',
  LoaiTaiKhoan: '2',
  MaSoThue: '0000000101',
  TenDoanhNghiep: 'CÔNG TY TNHH MẪU',
  SoDinhDanh: '000000000001',
  loAs: '2',
  ...given,
});
const subOf = async (...given: Parameters<CitizenFixture['signIn']>) =>
  (await fixture.signIn(...given)).claims?.['sub'];

describe('a citizen', () => {
  it('signs in through the national login, and the token says what services need and nothing that names them', async () => {
    const { claims, page } = await fixture.signIn(citizen(1));
    expect(page).toBeUndefined();
    expect(claims).toMatchObject({
      kind: 'citizen',
      account_type: 'citizen',
      assurance: 2,
      permissions: citizenPermissions,
      aud: 'motcua',
    });
    expect(claims!['sub']).toMatch(/^ct-[0-9a-f]{24}$/);
    expect(JSON.stringify(claims)).not.toMatch(/000000000001|MẪU|TECH/);
  });

  it('is the same one each time, with the level of each time, also when it is refreshed', async () => {
    const first = await fixture.signIn(citizen(1));
    const second = await fixture.signIn(citizen(1, { loAs: '3' }));
    expect(second.claims!['sub']).toBe(first.claims!['sub']);
    expect(second.claims!['assurance']).toBe(3);
    const { body } = await second.application.refresh(second.tokens!['refresh_token']!);
    expect((await fixture.identity.verified(body.access_token))['assurance']).toBe(3);
    const logins = await fixture.identity.dataSource.query('select assurance from citizen_login order by position');
    expect(logins).toEqual([{ assurance: 2 }, { assurance: 3 }]);
  });

  it('has no level when the login told none', async () => {
    const { claims } = await fixture.signIn(citizen(1, { loAs: undefined }));
    expect(claims).not.toHaveProperty('assurance');
  });

  it('is found by the identity number when another account of the portal signs in, sure enough', async () => {
    const first = await subOf(citizen(1));
    expect(await subOf(citizen(1, { sub: 'v-1', TechID: 'TECH-VNEID-1' }))).toBe(first);
    expect(await fixture.count('citizen')).toBe(1);
    // and from then on by that account alone
    expect(await subOf(citizen(1, { sub: 'v-1', TechID: 'TECH-VNEID-1', loAs: '1' }))).toBe(first);
  });

  it('is never found by a name', async () => {
    const same = { HoVaTen: 'LÒ THỊ MẪU', NgayThangNamSinh: '19900101' };
    expect(await subOf(citizen(1, same))).not.toBe(await subOf(citizen(2, same)));
    expect(await fixture.count('citizen')).toBe(2);
  });

  it('that was not sure owns no number: who comes later and is sure does not land in that account', async () => {
    const claimed = await subOf(citizen(66, { SoDinhDanh: '000000000001', loAs: '1' }));
    const owner = await subOf(citizen(1));
    expect(owner).not.toBe(claimed);
    expect(await subOf(citizen(1, { TechID: 'TECH-VNEID-1' }))).toBe(owner);
  });

  it('gets a number into the account by a login that is sure', async () => {
    const first = await subOf(citizen(1, { loAs: '1' }));
    expect(await subOf(citizen(1))).toBe(first);
    expect(await subOf(citizen(1, { TechID: 'TECH-VNEID-1' }))).toBe(first);
  });

  it('made by several sign-ins at the same moment is one', async () => {
    const subs = await Promise.all([1, 2, 3, 4].map((time) => subOf(citizen(1, { TechID: `TECH-${time}` }))));
    expect(new Set(subs).size).toBe(1);
    expect(await fixture.count('citizen')).toBe(1);
  });
});

describe('a login that is not sure enough for the account with its number', () => {
  it('is refused, and let in once the account has said that it is its own', async () => {
    const owner = await subOf(citizen(1));
    const weak = citizen(1, { TechID: 'TECH-NEW', sub: 'n-1', loAs: '1' });
    const refused = await fixture.signIn(weak);
    expect([refused.page?.status, refused.page?.text]).toEqual([403, expect.stringContaining('tài khoản cũ')]);
    const asked = await fixture.signIn(citizen(1));
    expect(asked.page!.text).toContain('Có phải bạn không?');
    expect(asked.page!.text).not.toContain('TECH-NEW');
    const answered = await asked.browser.submit({ answer: 'yes' });
    expect((await fixture.arrived(asked.browser, asked.application, answered)).claims!['sub']).toBe(owner);
    expect(await subOf(weak)).toBe(owner);
    expect((await fixture.signIn(citizen(1))).page).toBeUndefined();
  });

  it('stays out when the account says no, and when the question is old', async () => {
    await fixture.signIn(citizen(1));
    const weak = citizen(1, { TechID: 'TECH-NEW', sub: 'n-1', loAs: '1' });
    await fixture.signIn(weak);
    const asked = await fixture.signIn(citizen(1));
    await asked.browser.submit({ answer: 'no' });
    expect(asked.browser.left?.origin).toBe('https://front.test');
    expect((await fixture.signIn(weak)).page?.status).toBe(403);
    fixture.identity.clock.pass(31 * 24 * 3_600_000);
    expect((await fixture.signIn(citizen(1))).page).toBeUndefined();
    expect((await fixture.signIn(weak)).page?.status).toBe(403);
  });
});

describe('an enterprise', () => {
  it('has an account of its own, by its tax code, and never that of who speaks for it', async () => {
    const person = await subOf(citizen(1));
    const { claims } = await fixture.signIn(enterprise());
    expect(claims).toMatchObject({ kind: 'citizen', account_type: 'enterprise' });
    expect(claims!['sub']).not.toBe(person);
    expect(await subOf(enterprise({ TechID: 'TECH-102', sub: 'u-102', SoDinhDanh: '000000000009' }))).toBe(
      claims!['sub'],
    );
  });

  it('with a tax code like somebody’s identity number is not that person', async () => {
    const person = await subOf(citizen(1, { SoDinhDanh: '000000000101', SoCMND: '000000101' }));
    expect(await subOf(enterprise({ MaSoThue: '0000000101', MaSoDoanhNghiep: '0000000101' }))).not.toBe(person);
  });
});

describe('what is kept of a citizen', () => {
  it('holds no identity number, no name and nothing the national login has given out, and neither do the logs', async () => {
    await fixture.signIn(citizen(1, { SoCMND: '900000001' }));
    await fixture.signIn(citizen(2), { userinfo: { sub: 'u-1' } });
    await fixture.signIn(enterprise({ MaSoThue: '9000000101' }));
    const kept = (await fixture.identity.everythingStored()) + fixture.identity.log.lines.join('');
    for (const secret of ['000000000001', '900000001', '9000000101', 'MẪU', '19900101', ...fixture.portal.given]) {
      expect(kept).not.toContain(secret);
    }
    expect(await fixture.count('citizen_number')).toBe(3);
  });

  it('has one account for an account of the portal, and one for a number: the database holds to it', async () => {
    await fixture.signIn(citizen(1));
    const other = (await subOf(citizen(2))) as string;
    const { dataSource } = fixture.identity;
    await expect(
      dataSource.query(
        `insert into citizen_link (tech_id, citizen_id, ground, linked_at) values ('TECH-1', $1, 'number', now())`,
        [other],
      ),
    ).rejects.toThrow('citizen_link_pkey');
    await expect(
      dataSource.query(
        `insert into citizen_number (kind, hash, citizen_id, sealed)
         select 'old-id', hash, $1, sealed from citizen_number where citizen_id <> $1
         union all select kind, hash, $1, sealed from citizen_number where citizen_id <> $1`,
        [other],
      ),
    ).rejects.toThrow(/citizen_number/);
  });
});
