import type { Timing } from '../faults/timing.js';
import type { Person } from './people.js';

/** Parts of the login a fault may be limited to. */
export const endpoints = ['discovery', 'jwks', 'authorize', 'page', 'token', 'userinfo', 'validate', 'logout'] as const;
export type Endpoint = (typeof endpoints)[number];

/** When a fault of the login strikes, and how. Which options a kind has says its entry in `loginFaultKinds`. */
export interface LoginFaultOptions extends Timing {
  /** At this endpoint only. */
  readonly endpoint?: Endpoint;
  /** Sign-ins of this person only. */
  readonly sub?: string;
  readonly style?: string;
  readonly delayMs?: number;
  /** HTTP status. */
  readonly status?: number;
  /** Value of `error`. */
  readonly code?: string;
  readonly message?: string;
  readonly seconds?: number;
  readonly claims?: readonly string[];
  readonly value?: string;
  /** `sub` of somebody else; absent: the first one with another TechID. */
  readonly as?: string;
}

/** A request before it is served. */
export interface Arrival {
  delayMs: number;
  turnedAway: 'reset' | { readonly http: number; readonly type: string; readonly body: string } | undefined;
}

export type Claims = Record<string, unknown>;

export type Signing = 'right' | 'otherKey' | 'none' | 'publicKeyAsSecret';

/** An id_token before it is signed. */
export interface IdTokenDraft {
  readonly claims: Claims;
  signing: Signing;
}

/** What a fault may look at. */
export interface SignIn {
  /** Code that was redeemed last, whoever it was for. */
  readonly redeemedCode: string | undefined;
  /** The person of `as`, else somebody else. */
  other(as: string | undefined): Person | undefined;
}

export interface LoginFaultKind {
  readonly means: string;
  /** Values of `style`; the first one is the default. */
  readonly styles?: readonly [string, ...string[]];
  readonly options?: readonly (keyof LoginFaultOptions)[];
  /** Options without which it means nothing. */
  readonly needs?: readonly (keyof LoginFaultOptions)[];
  /** Any endpoint, before the request is served. */
  arrival?(arrival: Arrival, options: LoginFaultOptions): void;
  /** `authorize`: the parameters the browser carries back to the client. */
  callback?(parameters: URLSearchParams, options: LoginFaultOptions, signIn: SignIn): void;
  /** `token`: the id_token. */
  idToken?(draft: IdTokenDraft, options: LoginFaultOptions, signIn: SignIn): void;
  /** `userinfo`: its answer. */
  userinfo?(claims: Claims, options: LoginFaultOptions, signIn: SignIn): void;
}

/** Endpoints a kind can strike. */
export function endpointsOf(kind: LoginFaultKind): readonly Endpoint[] {
  if (kind.arrival) return endpoints;
  return [
    ...(kind.callback ? (['authorize'] as const) : []),
    ...(kind.idToken ? (['token'] as const) : []),
    ...(kind.userinfo ? (['userinfo'] as const) : []),
  ];
}
