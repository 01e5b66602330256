import { identityOf, type Claims } from './national-identity.js';

const person = {
  sub: 'u-0001',
  TechID: 'TECH-0001',
  LoaiTaiKhoan: '1',
  SoDinhDanh: '000000000001',
  HoVaTen: 'LÒ THỊ MẪU',
  loAs: '2',
};
const enterprise = {
  sub: 'u-0101',
  TechID: 'TECH-0101',
  LoaiTaiKhoan: '2',
  MaSoThue: '0000000101',
  SoDinhDanh: '000000000001',
  TenDoanhNghiep: 'CÔNG TY TNHH MẪU',
  HoVaTen: 'TÒNG VĂN MẪU',
  loAs: '2',
};
const bare = { sub: 'u-0001' };

describe('what the national login tells', () => {
  it('names a citizen', () => {
    expect(identityOf(bare, person)).toEqual({
      techId: 'TECH-0001',
      kind: 'citizen',
      numbers: [{ kind: 'national-id', value: '000000000001' }],
      name: 'LÒ THỊ MẪU',
      assurance: 2,
    });
  });

  it('names an enterprise by its tax code, and never by the number of who speaks for it', () => {
    expect(identityOf({ sub: 'u-0101' }, enterprise)).toMatchObject({
      kind: 'enterprise',
      numbers: [{ kind: 'tax-code', value: '0000000101' }],
      name: 'CÔNG TY TNHH MẪU',
    });
  });

  it('may say little, and then little is known', () => {
    expect(identityOf(bare, { sub: 'u-0001', TechID: 'T-1', LoaiTaiKhoan: 1, SoDinhDanh: '', loAs: null })).toEqual({
      techId: 'T-1',
      kind: 'citizen',
      numbers: [],
      name: null,
      assurance: null,
    });
  });

  it.each<[string, Claims, Claims]>([
    ['the subject', bare, { ...person, sub: 'u-0002' }],
    ['no subject at all', bare, { ...person, sub: undefined }],
    ['the portal account', { ...bare, TechID: 'TECH-0002' }, person],
    ['the identity number', { ...bare, SoDinhDanh: '000000000002' }, person],
    ['the kind of account', { ...bare, LoaiTaiKhoan: '2' }, person],
  ])('is about two people when its two answers differ in %s', (_, idToken, userinfo) => {
    expect(identityOf(idToken, userinfo)).toBe('other-person');
  });

  it.each<[string, Claims]>([
    ['no TechID', { ...person, TechID: undefined }],
    ['a TechID that is none', { ...person, TechID: 'a b' }],
    ['a kind of account nobody knows', { ...person, LoaiTaiKhoan: '4' }],
    ['an identity number that is none', { ...person, SoDinhDanh: '12345' }],
    ['a level that is none', { ...person, loAs: 'high' }],
    ['a list for a TechID', { ...person, TechID: ['TECH-0001'] }],
  ])('is not enough with %s', (_, claims) => expect(identityOf(bare, claims)).toBe('claims'));
});
