import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A form is a few fields. */
const FORM_LIMIT_BYTES = 16 * 1024;

/** A request for a page: fields of a form, once each. */
export interface PageRequest {
  readonly raw: IncomingMessage;
  readonly response: ServerResponse;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: ReadonlyMap<string, string>;
  readonly correlationId: string;
}

/** A page, where to go instead, or null: the response is written already. */
export type PageAnswer =
  | { readonly status?: number; readonly page: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly redirect: string; readonly headers?: Readonly<Record<string, string>> }
  | null;

export type PageHandler = (request: PageRequest) => Promise<PageAnswer>;

/** Pages in a scope whose bodies are forms; nothing else is read. */
export function addPages(
  scope: FastifyInstance,
  pages: readonly { method: 'GET' | 'POST'; path: string; handle: PageHandler }[],
  prepare: (request: FastifyRequest, reply: FastifyReply) => void,
): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT_BYTES },
    (_, body: string, done) => done(null, new URLSearchParams(body)),
  );
  for (const { method, path, handle } of pages) {
    scope.route({
      method,
      url: path,
      handler: async (request, reply) => {
        prepare(request, reply);
        const answer = await handle(pageRequest(request, reply));
        if (answer !== null) send(reply, answer);
        else reply.hijack();
      },
    });
  }
}

function pageRequest(request: FastifyRequest, reply: FastifyReply): PageRequest {
  return {
    raw: request.raw,
    response: reply.raw,
    parameters: request.params as Record<string, string>,
    query: new URLSearchParams(request.url.split('?', 2)[1] ?? ''),
    form: new Map(request.body instanceof URLSearchParams ? request.body : []),
    correlationId: request.id,
  };
}

function send(reply: FastifyReply, answer: NonNullable<PageAnswer>): void {
  reply.headers(answer.headers ?? {});
  if ('redirect' in answer) void reply.redirect(answer.redirect, 303);
  else
    void reply
      .status(answer.status ?? 200)
      .type('text/html; charset=utf-8')
      .send(answer.page);
}
