import type { Actor, Context } from '@motcua/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request with what the kit has found out about it. */
export interface KitRequest extends FastifyRequest {
  /** Set by the access guard; null until then. */
  kitContext: Context | null;
  /** Whose token it came with, when the token is known; null until then. */
  knownActor: Actor | null;
  /** W3C trace context of the caller, when it sent one. */
  traceparent: string | null;
  /** `code` of the problem that was answered, for the access line. */
  problemCode: string | null;
}

export type KitReply = FastifyReply;

/** Who acts on a public route. */
export const anonymous: Actor = Object.freeze({
  id: 'anonymous',
  kind: 'system',
  permissions: new Map<string, never>(),
});
