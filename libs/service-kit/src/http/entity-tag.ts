import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { kitErrors } from '../problems/kit-errors.js';
import type { KitReply, KitRequest } from './request.js';

const VERSION = /^(?:W\/)?"([0-9]{1,9})"$/;
const KEY = /^[\x21-\x7e]{1,200}$/;

const locations = new WeakMap<object, { version: number; location?: string }>();

/** Names the version, and for something new its address, of a view: headers `ETag` and `Location`. Returns the view. */
export function withEtag<View extends object>(view: View, version: number, options: { location?: string } = {}): View {
  locations.set(view, { version, ...options });
  return view;
}

/** Fastify hook: a view with a `version` is answered with `ETag: "<version>"`. */
export function setEntityTag(_: KitRequest, reply: KitReply, view: unknown): void {
  if (typeof view !== 'object' || view === null || reply.statusCode >= 400) return;
  const named = locations.get(view);
  const version = named?.version ?? (view as { version?: unknown }).version;
  if (typeof version === 'number' && !reply.hasHeader('etag')) reply.header('etag', `"${version}"`);
  if (named?.location !== undefined) reply.header('location', named.location);
}

/** The version `If-Match` expects; undefined without the header and for `*`. */
export function expectedVersion(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const version = VERSION.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw kitErrors.BAD_IF_MATCH({}, { field: 'If-Match' });
  return Number(version);
}

/** `@IfMatch() expectedVersion: number | undefined`. */
export const IfMatch = createParamDecorator(
  (_: unknown, execution: ExecutionContext): number | undefined =>
    expectedVersion(execution.switchToHttp().getRequest<KitRequest>().headers['if-match']),
  [
    documented('If-Match', 'ETag của phiên bản đã đọc, ví dụ "7"; phiên bản khác: 412. "*": phiên bản nào cũng được', {
      pattern: '^(\\*|(W/)?"[0-9]{1,9}")$',
      example: '*',
    }),
  ],
);

/** `@IdempotencyKey() key: string | undefined`, the header of that name. */
export const IdempotencyKey = createParamDecorator(
  (_: unknown, execution: ExecutionContext): string | undefined => {
    const key = execution.switchToHttp().getRequest<KitRequest>().headers['idempotency-key'];
    if (key === undefined) return undefined;
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw kitErrors.BAD_IDEMPOTENCY_KEY({}, { field: 'Idempotency-Key' });
    }
    return key;
  },
  [
    documented('Idempotency-Key', 'Khoá do bên gửi đặt; gửi lại cùng khoá và nội dung nhận cùng câu trả lời', {
      pattern: KEY.source,
      example: 'f3c7a2d0-ho-so-17',
    }),
  ],
);

/** The header in the OpenAPI document of every route that reads it. */
function documented(name: string, description: string, of: { pattern: string; example: string }): ParameterDecorator {
  return (target, method) => {
    const descriptor = method === undefined ? undefined : Object.getOwnPropertyDescriptor(target, method);
    if (descriptor)
      ApiHeader({ name, description, required: false, schema: { type: 'string', ...of } })(target, method!, descriptor);
  };
}
