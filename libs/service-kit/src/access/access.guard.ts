import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@motcua/contracts';
import { localeOf } from '../http/locale.js';
import { anonymous, type KitRequest } from '../http/request.js';
import { kitErrors } from '../problems/kit-errors.js';
import { accessOf, type Demand } from './permit.js';
import { TokenVerifier } from './token-verifier.js';

/**
 * Before every route: finds out who calls and whether they may. A route without `@Permit` or `@Public` is closed.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly tokens: TokenVerifier) {}

  canActivate(execution: ExecutionContext): boolean | Promise<boolean> {
    const request = execution.switchToHttp().getRequest<KitRequest>();
    const access = accessOf(execution.getClass(), execution.getHandler() as () => unknown);
    if (access === undefined) throw kitErrors.ROUTE_CLOSED();
    if (access === 'public') return admit(request, anonymous);
    const token = bearerToken(request.headers.authorization);
    const actor = this.tokens.remembered(token);
    if (actor !== undefined) return admitIfPermitted(request, actor, access);
    return this.tokens.verify(token).then((verified) => admitIfPermitted(request, verified, access));
  }
}

function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined) throw kitErrors.TOKEN_MISSING();
  const token = /^bearer +([\w.~+/=-]+) *$/i.exec(authorization)?.[1];
  if (token === undefined) throw kitErrors.TOKEN_INVALID();
  return token;
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
