import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Refusal, type Actor } from '@motcua/contracts';
import { localeOf } from '../http/locale.js';
import { anonymous, type KitReply, type KitRequest } from '../http/request.js';
import { kitErrors } from '../problems/kit-errors.js';
import { RequestLimits } from '../limits/request-limits.js';
import { bearerToken } from './bearer-token.js';
import { accessOf, type Demand } from './permit.js';
import { TokenVerifier } from './token-verifier.js';

/**
 * Before every route: finds out who calls and whether they may. A route without `@Permit` or `@Public` is closed.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly limits: RequestLimits,
  ) {}

  canActivate(execution: ExecutionContext): boolean | Promise<boolean> {
    const http = execution.switchToHttp();
    const request = http.getRequest<KitRequest>();
    const access = accessOf(execution.getClass(), execution.getHandler() as () => unknown);
    if (access === undefined) throw kitErrors.ROUTE_CLOSED();
    if (access === 'public') return admit(request, anonymous);
    if (request.knownActor) return admitIfPermitted(request, request.knownActor, access);
    return this.authenticate(request, http.getResponse<KitReply>()).then((actor) =>
      admitIfPermitted(request, actor, access),
    );
  }

  /** @throws TOKEN_MISSING, TOKEN_INVALID, TOKEN_EXPIRED, KEYS_UNAVAILABLE, TOO_MANY_REQUESTS */
  private async authenticate(request: KitRequest, reply: KitReply): Promise<Actor> {
    const { authorization } = request.headers;
    if (authorization === undefined) throw kitErrors.TOKEN_MISSING();
    this.limits.admitAttempt(request, reply);
    try {
      const token = bearerToken(authorization);
      if (token === undefined) throw kitErrors.TOKEN_INVALID();
      const actor = await this.tokens.verify(token);
      request.knownActor = actor;
      this.limits.admit(actor, reply);
      return actor;
    } catch (error) {
      if (error instanceof Refusal && error.definition.status === 401) this.limits.countFailure(request);
      throw error;
    }
  }
}

function admitIfPermitted(request: KitRequest, actor: Actor, { anyOf, scoped }: Demand): true {
  const held = anyOf.map((permission) => actor.permissions.get(permission)).filter((scope) => scope !== undefined);
  const permission = anyOf.join('" / "');
  if (held.length === 0) throw kitErrors.PERMISSION_DENIED({ permission });
  if (!scoped && !held.includes('province')) throw kitErrors.SCOPE_TOO_NARROW({ permission });
  return admit(request, actor);
}

function admit(request: KitRequest, actor: Actor): true {
  request.kitContext = {
    actor,
    correlationId: request.id,
    locale: localeOf(request.headers['accept-language']),
    ...(request.traceparent !== null && { traceparent: request.traceparent }),
  };
  return true;
}
