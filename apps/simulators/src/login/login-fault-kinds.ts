import { mistakeOfTiming, timingFields } from '../faults/timing.js';
import { htmlPage } from '../portal/faults-of-transport.js';
import { endpointsOf, type Claims, type LoginFaultKind, type LoginFaultOptions, type SignIn } from './login-fault.js';

const json = 'application/json; charset=utf-8';
const now = () => Math.floor(Date.now() / 1000);

/** The way there and back. */
const ofTransport = {
  slow: {
    means: 'the answer takes delayMs',
    options: ['delayMs'],
    needs: ['delayMs'],
    arrival: (arrival, { delayMs = 0 }) => void (arrival.delayMs += delayMs),
  },
  outage: {
    means: 'everything fails: the connection is reset, or HTTP 503',
    styles: ['reset', '503'],
    arrival: (arrival, { style }) => {
      const { http, type, body } = htmlPage(503);
      arrival.turnedAway ??= style === '503' ? { http, type, body } : 'reset';
    },
  },
  serverError: {
    means: 'an HTML page with status (default 500), or JSON with error (code, default server_error) and message',
    styles: ['html', 'json'],
    options: ['status', 'code', 'message'],
    arrival: (arrival, { style, status = 500, code = 'server_error', message = 'Lỗi hệ thống' }) => {
      const answer = JSON.stringify({ error: code, error_description: message });
      const { type, body } = style === 'json' ? { type: json, body: answer } : htmlPage(status);
      arrival.turnedAway ??= { http: status, type, body };
    },
  },
} as const satisfies Record<string, LoginFaultKind>;

/** What the browser carries back. */
const ofCallback = {
  changedState: {
    means: 'state comes back as another one, or not at all',
    styles: ['changed', 'missing'],
    callback: (parameters, { style }) => {
      if (style === 'missing') parameters.delete('state');
      else parameters.set('state', `x${parameters.get('state') ?? ''}`);
    },
  },
  errorAnswer: {
    means: 'the sign-in ends with error (code, default access_denied) and message instead of a code',
    options: ['code', 'message'],
    callback: (parameters, { code = 'access_denied', message = 'Người dùng từ chối đăng nhập' }) => {
      parameters.delete('code');
      parameters.set('error', code);
      parameters.set('error_description', message);
    },
  },
  replayedCode: {
    means: 'the code is the one that was redeemed last, with the right state',
    callback: (parameters, _, { redeemedCode }) => {
      if (redeemedCode !== undefined && parameters.has('code')) parameters.set('code', redeemedCode);
    },
  },
} as const satisfies Record<string, LoginFaultKind>;

const ofIdToken = {
  wrongNonce: {
    means: 'nonce of the id_token is another one, or missing',
    styles: ['other', 'missing'],
    idToken: ({ claims }, { style }) => {
      if (style === 'missing') delete claims['nonce'];
      else claims['nonce'] = 'of-another-sign-in';
    },
  },
  expiredToken: {
    means: 'the id_token has expired, seconds ago (default 3600)',
    options: ['seconds'],
    idToken: ({ claims }, { seconds = 3600 }) => {
      claims['exp'] = now() - seconds;
      claims['iat'] = now() - seconds - 300;
    },
  },
  wrongIssuer: {
    means: 'iss of the id_token is another one (value)',
    options: ['value'],
    idToken: ({ claims }, { value = 'https://dangnhap.example' }) => void (claims['iss'] = value),
  },
  wrongAudience: {
    means: 'aud of the id_token is another client (value)',
    options: ['value'],
    idToken: ({ claims }, { value = 'another-client' }) => void (claims['aud'] = value),
  },
  otherKey: {
    means: 'the id_token is signed by a key that is not published, under the name (kid) of the right one',
    idToken: (draft) => void (draft.signing = 'otherKey'),
  },
  algNone: {
    means: 'the id_token has alg none and no signature',
    idToken: (draft) => void (draft.signing = 'none'),
  },
  keyConfusion: {
    means: 'the id_token has alg HS256, its secret is the published public key',
    idToken: (draft) => void (draft.signing = 'publicKeyAsSecret'),
  },
} as const satisfies Record<string, LoginFaultKind>;

/** A change of claims that the id_token and userinfo show alike. */
function inBoth(change: (claims: Claims, options: LoginFaultOptions, signIn: SignIn) => void) {
  return {
    idToken: ({ claims }, options, signIn) => change(claims, options, signIn),
    userinfo: change,
  } satisfies Partial<LoginFaultKind>;
}

function drop(claims: Claims, names: readonly string[]): void {
  for (const name of names) delete claims[name];
}

const ofPerson = {
  otherPerson: {
    means: 'userinfo names somebody else (as) than the id_token: altogether, or under the same sub (sameSubject)',
    styles: ['everything', 'sameSubject'],
    options: ['as'],
    userinfo: (claims, { style, as }, signIn) => {
      const { sub } = claims;
      drop(claims, Object.keys(claims));
      Object.assign(claims, signIn.other(as), style === 'sameSubject' && { sub });
    },
  },
  otherTechId: {
    means: 'TechID is that of somebody else (as); the rest is right',
    options: ['as'],
    ...inBoth((claims, { as }, signIn) => void (claims['TechID'] = signIn.other(as)?.TechID)),
  },
  missingClaims: {
    means: 'these claims are missing',
    options: ['claims'],
    needs: ['claims'],
    ...inBoth((claims, options) => drop(claims, options.claims ?? [])),
  },
  missingLevel: {
    means: 'the level of assurance is missing: loAs, IAL, acr',
    ...inBoth((claims) => drop(claims, ['loAs', 'IAL', 'acr'])),
  },
  otherLevel: {
    means: 'loAs is value, whatever the person has',
    options: ['value'],
    needs: ['value'],
    ...inBoth((claims, { value }) => void (claims['loAs'] = value)),
  },
} as const satisfies Record<string, LoginFaultKind>;

/** Everything the national login can be told to do wrong. */
export const loginFaultKinds = { ...ofTransport, ...ofCallback, ...ofIdToken, ...ofPerson } as const;
export type LoginFaultKindName = keyof typeof loginFaultKinds;
export const loginFaultKindNames = Object.keys(loginFaultKinds) as [LoginFaultKindName, ...LoginFaultKindName[]];

/** A fault as it is declared. */
export interface LoginFault extends LoginFaultOptions {
  readonly kind: LoginFaultKindName;
}

export function loginKindOf({ kind }: LoginFault): LoginFaultKind {
  return loginFaultKinds[kind];
}

/** What is wrong with a declaration; undefined: nothing. */
export function mistakeOfLoginFault(
  fault: LoginFault,
): { readonly field: keyof LoginFault; readonly why: string } | undefined {
  const kind = loginKindOf(fault);
  const options: readonly string[] = [...(kind.options ?? []), ...(kind.styles ? ['style'] : [])];
  const triggers: readonly string[] = ['kind', 'endpoint', ...(kind.arrival ? [] : ['sub']), ...timingFields];
  const given = Object.keys(fault).filter((field) => fault[field as keyof LoginFault] !== undefined);
  const strange = given.find((field) => !triggers.includes(field) && !options.includes(field));
  if (strange) {
    return { field: strange as keyof LoginFault, why: `${fault.kind} has: ${options.join(', ') || 'no options'}` };
  }
  const missing = kind.needs?.find((field) => fault[field] === undefined);
  if (missing) return { field: missing, why: `${fault.kind} needs it` };
  if (fault.style !== undefined && !kind.styles?.includes(fault.style)) {
    return { field: 'style', why: `one of: ${kind.styles?.join(', ')}` };
  }
  const possible = endpointsOf(kind);
  if (fault.endpoint !== undefined && !possible.includes(fault.endpoint)) {
    return { field: 'endpoint', why: `strikes only: ${possible.join(', ')}` };
  }
  return mistakeOfTiming(fault);
}
