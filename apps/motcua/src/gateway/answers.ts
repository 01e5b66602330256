import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '@motcua/contracts';
import { CORRELATION_HEADER, localeOf, PROBLEM_TYPE, problemOf, SECURITY_HEADERS } from '@motcua/service-kit';

/** Of our own pages: they load and ask nothing from elsewhere. Swagger UI writes styles and draws its icons itself. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** Path of a request, without its query. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0]!;
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response
    .writeHead(status, {
      ...SECURITY_HEADERS,
      ...(type.startsWith('text/html') && { 'content-security-policy': PAGE_POLICY }),
      'content-type': type,
      'content-length': Buffer.byteLength(body),
    })
    .end(body);
}

/** Problem details, as a service would answer them. */
export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  correlationId: string,
): void {
  const locale = localeOf(request.headers['accept-language']);
  const problem = problemOf(refusal, { path: pathOf(request), correlationId, locale });
  response.setHeader(CORRELATION_HEADER, correlationId);
  if (problem.status === 503) response.setHeader('retry-after', '1');
  request.resume(); // a body nobody reads would keep the connection from serving the next request
  send(response, problem.status, PROBLEM_TYPE, JSON.stringify(problem));
}
