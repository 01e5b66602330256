import { hash } from 'node:crypto';
import { permissionsOf, type Actor } from '@motcua/contracts';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { kitErrors } from '../problems/kit-errors.js';
import { KeysUnavailableError, type VerificationKeys } from './verification-keys.js';

/** Asymmetric only: with a shared-secret algorithm in the list a public key could be used as the secret. */
const ALGORITHMS = ['ES256', 'PS256', 'RS256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 30;
const MAX_TOKEN_LENGTH = 16_384;

interface VerifiedToken {
  readonly actor: Actor;
  readonly expiresAtMs: number;
}

export interface TokenDemands {
  /** One of them, where there are several; `keys` knows whose keys they are. */
  readonly issuer: string | string[];
  readonly audience: string;
}

/**
 * Turns access tokens into actors. A verified token is remembered by its hash until it expires (verifying takes 64 µs, a
 * hit 1 µs). Tokens expire in real time, whatever clock the service was started with.
 */
export class TokenVerifier {
  private readonly verified = new Map<string, VerifiedToken>();

  constructor(
    private readonly keys: Pick<VerificationKeys, 'find'>,
    private readonly demands: TokenDemands,
    private readonly capacity = 10_000,
    private readonly now: () => number = Date.now,
  ) {}

  /** Forgets every verified token: the issuer's keys have changed. */
  forget(): void {
    this.verified.clear();
  }

  /** The actor of a remembered token, at once; undefined when it has to be verified. */
  remembered(token: string): Actor | undefined {
    const key = hash('sha256', token, 'base64');
    const known = this.verified.get(key);
    if (known === undefined) return undefined;
    this.verified.delete(key);
    if (known.expiresAtMs <= this.now()) return undefined;
    this.verified.set(key, known); // newest last: the first entry is the one unused for longest
    return known.actor;
  }

  /** @throws TOKEN_INVALID, TOKEN_EXPIRED, KEYS_UNAVAILABLE */
  async verify(token: string): Promise<Actor> {
    if (token.length > MAX_TOKEN_LENGTH) throw kitErrors.TOKEN_INVALID();
    const payload = await this.payloadOf(token);
    const actor = actorOf(payload);
    if (actor === undefined) throw kitErrors.TOKEN_INVALID();
    if (this.verified.size >= this.capacity) {
      const oldest = this.verified.keys().next().value;
      if (oldest !== undefined) this.verified.delete(oldest);
    }
    this.verified.set(hash('sha256', token, 'base64'), { actor, expiresAtMs: payload.exp! * 1000 });
    return actor;
  }

  private async payloadOf(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys.find, {
        algorithms: ALGORITHMS,
        issuer: this.demands.issuer,
        audience: this.demands.audience,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(this.now()),
      });
      return payload;
    } catch (cause) {
      if (cause instanceof errors.JWTExpired) throw kitErrors.TOKEN_EXPIRED({}, { cause });
      if (cause instanceof KeysUnavailableError) throw kitErrors.KEYS_UNAVAILABLE({}, { cause });
      throw kitErrors.TOKEN_INVALID({}, { cause });
    }
  }
}

/** Claims → actor; undefined when they are not those of this system. */
function actorOf(claims: JWTPayload): Actor | undefined {
  const { sub, kind, permissions: grants } = claims;
  if (sub === undefined || sub === '') return undefined;
  if (kind !== 'officer' && kind !== 'citizen' && kind !== 'system') return undefined;
  if (!Array.isArray(grants) || !grants.every((grant) => typeof grant === 'string')) return undefined;
  const permissions = permissionsOf(grants);
  if (permissions === undefined) return undefined;
  return Object.freeze({
    id: sub,
    kind,
    permissions,
    ...text('name', claims['name']),
    ...text('positionId', claims['position']),
    ...text('positionTitle', claims['position_title']),
    ...text('unitCode', claims['unit']),
  });
}

function text<Name extends string>(name: Name, value: unknown): { [Key in Name]?: string } {
  return (typeof value === 'string' && value !== '' ? { [name]: value } : {}) as { [Key in Name]?: string };
}
