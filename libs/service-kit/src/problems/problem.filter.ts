import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Refusal } from '@motcua/contracts';
import type { Logger } from 'pino';
import { localeOf } from '../http/locale.js';
import type { KitReply, KitRequest } from '../http/request.js';
import { LOGGER } from '../tokens.js';
import { kitErrors } from './kit-errors.js';
import { PROBLEM_TYPE, problemOf, type Problem } from './problem.js';
import { refusalOf } from './refusal-of.js';

/** Every error of a request, wherever it comes from, is answered as problem details and logged at its level. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(this.logger, error, http.getRequest<KitRequest>(), http.getResponse<KitReply>());
  }
}

export function answerProblem(logger: Logger, error: unknown, request: KitRequest, reply: KitReply): void {
  const refusal = request.is404 && !(error instanceof Refusal) ? kitErrors.ROUTE_NOT_FOUND() : refusalOf(error);
  logRefusal(logger, refusal, request);
  const { status } = refusal.definition;
  request.problemCode = refusal.code;
  if (reply.sent || reply.raw.headersSent) return;
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 503) reply.header('retry-after', '1');
  reply
    .code(status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(describe(refusal, request)));
}

function describe(refusal: Refusal, request: KitRequest): Problem {
  return problemOf(refusal, {
    path: request.url.split('?', 1)[0] ?? '/',
    correlationId: request.id,
    locale: localeOf(request.headers['accept-language']),
  });
}

/** A refusal at `info` is in the access line already. */
function logRefusal(logger: Logger, refusal: Refusal, request: KitRequest): void {
  const level = refusal.definition.level ?? 'info';
  const line = { correlationId: request.id, code: refusal.code };
  if (level === 'info') logger.debug({ ...line, err: refusal }, 'refused');
  else logger[level]({ ...line, err: refusal.cause ?? refusal }, refusal.code);
}
