import type { PublicKey } from './client-key.js';

export const clientKinds = ['system', 'application'] as const;
export type ClientKind = (typeof clientKinds)[number];

/** Who asks the provider for tokens: a system for itself, or an application that people sign in to. */
export interface Client {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: ClientKind;
  /** What a system may do at most. People bring their own permissions. */
  readonly permissions: readonly string[];
  /** Where a system may ask from, `10.0.0.0/8`; empty: from anywhere. */
  readonly networks: readonly string[];
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly backchannelLogoutUri: string | null;
  readonly expiresAt: Date | null;
  readonly disabled: boolean;
  /** Of a system: what it proves itself with. */
  readonly keys: readonly ClientKey[];
}

/** Valid from the first to before the second instant. */
export interface ClientKey {
  readonly kid: string;
  readonly jwk: PublicKey;
  readonly validFrom: Date;
  readonly validTo: Date;
}

export const keyIdPattern = /^[\w.-]{1,100}$/;
export const clientIdPattern = /^[a-z][a-z0-9-]{1,62}$/;

/** May it have tokens at this moment? */
export function isInForce({ disabled, expiresAt }: Pick<Client, 'disabled' | 'expiresAt'>, at: Date): boolean {
  return !disabled && (expiresAt === null || at < expiresAt);
}

export function keysInForce({ keys }: Pick<Client, 'keys'>, at: Date): ClientKey[] {
  return keys.filter(({ validFrom, validTo }) => validFrom <= at && at < validTo);
}
