/** Somebody on the staff who can sign in. */
export interface Account {
  /** `sub` of their tokens, `cb-0005`. */
  readonly id: string;
  readonly version: number;
  readonly username: string;
  readonly name: string;
  readonly disabled: boolean;
  /** Has set a password and a second factor. */
  readonly active: boolean;
  /** The first of these that is in force counts. */
  readonly positions: readonly HeldPosition[];
}

/** Who holds a position, and what it is called on their slips; the directory says what it may do. */
export interface HeldPosition {
  readonly id: string;
  readonly title: string;
}

export const accountIdPattern = /^[a-z][a-z0-9-]{1,62}$/;
const MIN_PASSWORD = 12;
const MAX_PASSWORD = 256;

/** Names are compared without case, and in one form of Unicode. */
export function normalUsername(given: string): string {
  return given.normalize('NFKC').trim().toLowerCase();
}

export const usernamePattern = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,99}$/u;

/** Why a password is not good enough, for whom it is for; null: it is. Length is what counts (NIST SP 800-63B, 5.1.1.2). */
export function passwordFault(password: string, username: string): 'short' | 'long' | 'like-name' | 'simple' | null {
  const length = [...password].length;
  if (length < MIN_PASSWORD) return 'short';
  if (length > MAX_PASSWORD) return 'long';
  if (password.toLowerCase().includes(username)) return 'like-name';
  return new Set(password).size < 5 ? 'simple' : null;
}
