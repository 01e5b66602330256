import { HttpException } from '@nestjs/common';
import { Refusal } from '@motcua/contracts';
import { isDatabaseUnavailable } from '../database/database-error.js';
import { kitErrors } from './kit-errors.js';

const byHttpStatus: Readonly<Record<number, () => Refusal>> = {
  401: kitErrors.TOKEN_INVALID,
  403: () => kitErrors.PERMISSION_DENIED({ permission: '' }),
  404: kitErrors.NOT_FOUND,
  412: kitErrors.STALE_VERSION,
  413: kitErrors.BODY_TOO_LARGE,
  415: kitErrors.UNSUPPORTED_MEDIA_TYPE,
};

/** What an error answers: a refusal itself, or the refusal that stands for it. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseUnavailable(error)) return kitErrors.DATABASE_UNAVAILABLE({}, { cause: error });
  const status = statusOf(error);
  if (status === undefined || status >= 500) return kitErrors.INTERNAL({}, { cause: error });
  if (isBadJson(error)) return kitErrors.BAD_JSON({}, { cause: error });
  return (byHttpStatus[status] ?? kitErrors.BAD_REQUEST)({}, { cause: error });
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Syntax error, empty body or a `__proto__` key: what Fastify's parser refuses. */
function isBadJson(error: unknown): boolean {
  const parserError = error instanceof HttpException ? error.cause : error;
  if (parserError instanceof SyntaxError) return true;
  const code = (parserError as { code?: unknown } | null)?.code;
  return code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY';
}
