import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from '@motcua/contracts';

export const CORRELATION_HEADER = 'x-correlation-id';
const saneToken = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const traceContext = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * The id of everything that follows from one request: the caller's `X-Correlation-Id` when it is a sane token, else the
 * trace id of its `traceparent`, else a new one in the form of a trace id.
 */
export function correlationIdOf(headers: IncomingHttpHeaders): string {
  const given = headers[CORRELATION_HEADER];
  if (typeof given === 'string' && saneToken.test(given)) return given;
  const trace = traceparentOf(headers);
  return trace === null ? randomBytes(16).toString('hex') : trace.slice(3, 35);
}

/** The caller's trace context, when it is well-formed. */
export function traceparentOf(headers: IncomingHttpHeaders): string | null {
  const given = headers['traceparent'];
  return typeof given === 'string' && traceContext.test(given) ? given : null;
}

/** Headers that carry the id on to another system. */
export function correlationHeaders(ctx: Pick<Context, 'correlationId'>): Record<string, string> {
  const id = ctx.correlationId;
  const headers: Record<string, string> = { [CORRELATION_HEADER]: id };
  if (/^[0-9a-f]{32}$/.test(id)) headers['traceparent'] = `00-${id}-${randomBytes(8).toString('hex')}-01`;
  return headers;
}
