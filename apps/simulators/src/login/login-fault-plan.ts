import { Declared } from '../faults/timing.js';
import type { Random } from '../portal/random.js';
import type {
  Arrival,
  Claims,
  Endpoint,
  IdTokenDraft,
  LoginFaultKind,
  LoginFaultOptions,
  SignIn,
} from './login-fault.js';
import { loginKindOf, type LoginFault } from './login-fault-kinds.js';

/** The faults declared for the login, and what they make of a request. */
export class LoginFaultPlan {
  private declared: Declared<LoginFault>[] = [];

  constructor(
    private readonly now: () => number,
    private readonly random: () => Random,
  ) {}

  /** In place of all faults declared before. */
  declare(faults: readonly LoginFault[]): void {
    this.declared = faults.map((fault) => new Declared(fault, this.now()));
  }

  get list() {
    return this.declared.map((declared) => declared.describe(this.now()));
  }

  arrival(endpoint: Endpoint): Arrival {
    const arrival: Arrival = { delayMs: 0, turnedAway: undefined };
    this.strike(endpoint, undefined, (kind, options) => kind.arrival && (() => kind.arrival?.(arrival, options)));
    return arrival;
  }

  callback(sub: string | undefined, parameters: URLSearchParams, signIn: SignIn): void {
    this.strike(
      'authorize',
      sub,
      (kind, options) => kind.callback && (() => kind.callback?.(parameters, options, signIn)),
    );
  }

  idToken(sub: string, draft: IdTokenDraft, signIn: SignIn): void {
    this.strike('token', sub, (kind, options) => kind.idToken && (() => kind.idToken?.(draft, options, signIn)));
  }

  userinfo(sub: string, claims: Claims, signIn: SignIn): void {
    this.strike('userinfo', sub, (kind, options) => kind.userinfo && (() => kind.userinfo?.(claims, options, signIn)));
  }

  /** Has every declared fault strike that fits; `effectOf` answers undefined where a kind does nothing. */
  private strike(
    endpoint: Endpoint,
    sub: string | undefined,
    effectOf: (kind: LoginFaultKind, options: LoginFaultOptions) => (() => void) | undefined,
  ): void {
    for (const declared of this.declared) {
      const { fault } = declared;
      const kind = loginKindOf(fault);
      const effect = effectOf(kind, { ...fault, ...(kind.styles && { style: fault.style ?? kind.styles[0] }) });
      if (!effect || (fault.endpoint !== undefined && fault.endpoint !== endpoint)) continue;
      if (fault.sub !== undefined && fault.sub !== sub) continue;
      if (declared.strike(this.now(), this.random())) effect();
    }
  }
}
