import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import type { KitRequest } from '../http/request.js';

/** The context of the request: actor, correlation id, language. First argument of every use case. */
export const Ctx = createParamDecorator((_: unknown, execution: ExecutionContext): Context => {
  const { kitContext } = execution.switchToHttp().getRequest<KitRequest>();
  if (!kitContext) throw new Error('@Ctx() is only known behind the access guard');
  return kitContext;
});
