import type { CitizenKind, IdentityNumber, NationalIdentity } from './national-identity.js';

/** One of our accounts, as far as linking looks at it. */
export interface KnownCitizen {
  readonly id: string;
  readonly kind: CitizenKind;
  /** Numbers it has, by kind. */
  readonly numbers: ReadonlyMap<IdentityNumber['kind'], string>;
}

export interface Known {
  /** The one this account of the portal belongs to. */
  readonly byTechId: KnownCitizen | undefined;
  /** Those that have one of the numbers. */
  readonly byNumber: readonly KnownCitizen[];
}

export type LinkDecision =
  /** It is known; `adds` are numbers that this login vouches for and the account lacks. */
  | { readonly act: 'sign-in'; readonly citizenId: string; readonly adds: readonly IdentityNumber[] }
  | { readonly act: 'link'; readonly citizenId: string; readonly adds: readonly IdentityNumber[] }
  /** Probably this one, but the login is not sure enough: the account itself has to say so. */
  | { readonly act: 'confirm'; readonly citizenId: string }
  | { readonly act: 'create'; readonly adds: readonly IdentityNumber[] }
  | { readonly act: 'refuse'; readonly why: LinkRefusal };

export type LinkRefusal = 'another-account' | 'number-differs' | 'kind-differs';

/**
 * Whose login this is: of the account the TechID belongs to, else of the one that has the identity number (or tax code), else
 * of a new one. A number counts only when the login is sure enough, in both directions: it neither leads to an account nor
 * becomes part of one otherwise. Names count for nothing.
 *
 * @param sureFrom least level of assurance at which a number is believed.
 */
export function decideLink(identity: NationalIdentity, { byTechId, byNumber }: Known, sureFrom: number): LinkDecision {
  const sure = identity.assurance !== null && identity.assurance >= sureFrom;
  const adds = (account?: KnownCitizen) =>
    sure ? identity.numbers.filter(({ kind }) => !account?.numbers.has(kind)) : [];
  if (byTechId) {
    const why =
      conflict(identity, byTechId) ?? (byNumber.some(({ id }) => id !== byTechId.id) ? 'another-account' : null);
    return why ? { act: 'refuse', why } : { act: 'sign-in', citizenId: byTechId.id, adds: adds(byTechId) };
  }
  const [account, ...others] = byNumber;
  if (!account) return { act: 'create', adds: adds() };
  const why = others.length > 0 ? 'another-account' : conflict(identity, account);
  if (why) return { act: 'refuse', why };
  return sure ? { act: 'link', citizenId: account.id, adds: adds(account) } : { act: 'confirm', citizenId: account.id };
}

function conflict({ kind, numbers }: NationalIdentity, account: KnownCitizen): LinkRefusal | null {
  if (kind !== account.kind) return 'kind-differs';
  const differs = numbers.some((number) => (account.numbers.get(number.kind) ?? number.value) !== number.value);
  return differs ? 'number-differs' : null;
}
