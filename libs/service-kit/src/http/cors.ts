import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { CORRELATION_HEADER } from './correlation.js';

/** Lets pages of these sites read answers, with a token and without cookies; of no other. Without any, nothing is said. */
export function allowOrigins(server: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  void server.register(cors, {
    origin: [...origins],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      ...['authorization', 'content-type', 'accept-language', 'if-match', 'idempotency-key'],
      ...['traceparent', CORRELATION_HEADER],
    ],
    exposedHeaders: [
      ...['etag', 'location', 'retry-after', 'ratelimit', 'ratelimit-policy', 'www-authenticate'],
      CORRELATION_HEADER,
    ],
    credentials: false,
    maxAge: 600,
  });
}
