/** Whom the national login has let in, in our words; see its claims in domain/dvcqg.md, section 7. */
export interface NationalIdentity {
  /** Account at the portal, `TechID`. */
  readonly techId: string;
  readonly kind: CitizenKind;
  /** What one of ours may be found by. */
  readonly numbers: readonly IdentityNumber[];
  readonly name: string | null;
  /** Level of assurance of this login, `loAs`; null: it told none. */
  readonly assurance: number | null;
}

export const citizenKinds = ['citizen', 'enterprise', 'organisation'] as const;
export type CitizenKind = (typeof citizenKinds)[number];

export interface IdentityNumber {
  readonly kind: 'national-id' | 'old-id' | 'tax-code' | 'enterprise-code';
  readonly value: string;
}

export type Claims = Readonly<Record<string, unknown>>;
export type ClaimFault = 'other-person' | 'claims';

/** Of `LoaiTaiKhoan`. Not the kinds of owners of a dossier, which are numbered otherwise. */
const kinds: Readonly<Record<string, CitizenKind>> = { '1': 'citizen', '2': 'enterprise', '3': 'organisation' };

interface NumberRule {
  readonly claim: string;
  readonly kind: IdentityNumber['kind'];
  readonly form: RegExp;
}

const ofPeople: readonly NumberRule[] = [
  { claim: 'SoDinhDanh', kind: 'national-id', form: /^\d{12}$/ },
  { claim: 'SoCMND', kind: 'old-id', form: /^\d{9}$/ },
];
/** The identity number of an enterprise's account is that of who speaks for it: it says nothing of the enterprise. */
const ofOrganisations: readonly NumberRule[] = [
  { claim: 'MaSoThue', kind: 'tax-code', form: /^\d{10}(-?\d{3})?$/ },
  { claim: 'MaSoDoanhNghiep', kind: 'enterprise-code', form: /^\d{10}$/ },
];

/** What names a person: two answers about one sign-in must not differ in it. */
const naming = ['sub', 'TechID', 'LoaiTaiKhoan', 'SoDinhDanh', 'SoCMND', 'MaSoThue', 'MaSoDoanhNghiep'];

/** Why two answers about one sign-in are not about one person, or say too little; else whom they name. */
export function identityOf(idToken: Claims, userinfo: Claims): NationalIdentity | ClaimFault {
  if (userinfo['sub'] !== idToken['sub']) return 'other-person';
  const differing = naming.some((claim) => {
    const [one, other] = [text(idToken[claim]), text(userinfo[claim])];
    return one !== null && other !== null && one !== other;
  });
  if (differing) return 'other-person';
  return fromClaims({ ...idToken, ...userinfo });
}

function fromClaims(claims: Claims): NationalIdentity | 'claims' {
  const techId = text(claims['TechID']);
  const kind = kinds[text(claims['LoaiTaiKhoan']) ?? ''];
  if (techId === null || !/^[\w.:@-]{1,100}$/.test(techId) || kind === undefined) return 'claims';
  const numbers: IdentityNumber[] = [];
  for (const rule of kind === 'citizen' ? ofPeople : ofOrganisations) {
    const value = text(claims[rule.claim]);
    if (value === null) continue;
    if (!rule.form.test(value)) return 'claims';
    numbers.push({ kind: rule.kind, value: value.replace('-', '') });
  }
  const level = text(claims['loAs']);
  if (level !== null && !/^\d$/.test(level)) return 'claims';
  const name = kind === 'citizen' ? claims['HoVaTen'] : (text(claims['TenDoanhNghiep']) ?? claims['HoVaTen']);
  return { techId, kind, numbers, name: text(name), assurance: level === null ? null : Number(level) };
}

/** Numbers come as text or as numbers, absent values as "" as well. */
function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
