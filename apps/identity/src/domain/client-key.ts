/** A public key as a client hands it in (RFC 7517). */
export interface PublicKey {
  readonly kty: string;
  readonly kid?: string;
  readonly [member: string]: unknown;
}

/** Members of the private half, and the whole of a shared secret. */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];
const MIN_RSA_BITS = 2048;
const curves: Readonly<Record<string, readonly string[]>> = { EC: ['P-256', 'P-384', 'P-521'], OKP: ['Ed25519'] };
const members: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  RSA: ['n', 'e'],
};

export type KeyFault = 'secret' | 'kind' | 'weak' | 'malformed';

/** Why a key is no public key to prove oneself with; null: it is one. */
export function faultOf(jwk: Readonly<Record<string, unknown>>): KeyFault | null {
  const kty = jwk['kty'];
  if (SECRET_MEMBERS.some((member) => member in jwk)) return 'secret';
  if (typeof kty !== 'string' || !(kty in members)) return 'kind';
  if (!members[kty]!.every((member) => typeof jwk[member] === 'string' && /^[\w.-]{1,2048}$/.test(jwk[member])))
    return 'malformed';
  if (kty !== 'RSA') return curves[kty]!.includes(jwk['crv'] as string) ? null : 'kind';
  return Buffer.from(jwk['n'] as string, 'base64url').length * 8 < MIN_RSA_BITS ? 'weak' : null;
}

/** What of a key is kept: nothing but the key itself. */
export function publicPart(jwk: Readonly<Record<string, unknown>>): Record<string, string> {
  const kty = jwk['kty'] as string;
  return { kty, ...Object.fromEntries(members[kty]!.map((member) => [member, jwk[member] as string])) };
}
