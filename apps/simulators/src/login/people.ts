import { readFileSync } from 'node:fs';

/** Claims of dvcqg.md section 7, `sub` apart, that a person may have. All are texts. */
export const claimNames = [
  'TechID',
  'LoaiTaiKhoan',
  'SoDinhDanh',
  'SoCMND',
  'HoChieu',
  'HoVaTen',
  'NgayThangNamSinh',
  'GioiTinh',
  'DanToc',
  'ThuDienTu',
  'SoDienThoai',
  'DiaChi',
  'MaBHXH',
  'MaSoThue',
  'MaSoDoanhNghiep',
  'TenDoanhNghiep',
  'loAs',
  'IAL',
  'userProfileUri',
  'logoutUri',
] as const;

export type Claims = { readonly [Name in (typeof claimNames)[number]]?: string };

/** An account of the national login: its claims. One with `IAL` is an account of VNeID. */
export type Person = { readonly sub: string } & Claims;

const delivered = new URL('../../seed/people.json', import.meta.url);
/** What a hint may name beside `sub`. */
const hinted = ['SoDinhDanh', 'SoCMND', 'MaSoThue', 'TechID'] as const;

/** Who can sign in. */
export class People {
  private readonly people = new Map<string, Person>();

  constructor() {
    this.restore();
  }

  get all(): readonly Person[] {
    return [...this.people.values()];
  }

  find(sub: string): Person | undefined {
    return this.people.get(sub);
  }

  /** Whom a `login_hint` names: by `sub`, else the first one with that identity number, tax number or TechID. */
  hinted(hint: string): Person | undefined {
    return this.people.get(hint) ?? this.all.find((person) => hinted.some((name) => person[name] === hint));
  }

  /** Somebody else: the first one with another TechID. */
  otherThan(sub: string | undefined): Person | undefined {
    const techId = this.people.get(sub ?? '')?.TechID;
    return this.all.find((person) => person.sub !== sub && person.TechID !== techId);
  }

  put(person: Person): void {
    this.people.set(person.sub, person);
  }

  remove(sub: string): boolean {
    return this.people.delete(sub);
  }

  /** As they were delivered. */
  restore(): void {
    this.people.clear();
    for (const person of JSON.parse(readFileSync(delivered, 'utf8')) as Person[]) this.put(person);
  }
}
