import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { HttpMetrics, routeOf } from '../observing/http-metrics.js';
import { answerProblem } from '../problems/problem.filter.js';
import type { TokenVerifier } from '../access/token-verifier.js';
import type { KitConfiguration } from '../configuration/kit-variables.js';
import { limitRequests } from '../limits/limiting-hook.js';
import type { RequestLimits } from '../limits/request-limits.js';
import { allowOrigins } from './cors.js';
import { CORRELATION_HEADER, correlationIdOf, traceparentOf } from './correlation.js';
import { setEntityTag } from './entity-tag.js';
import type { KitReply, KitRequest } from './request.js';
import { trustIn } from './trusted-proxies.js';

/** 1 MB: documents travel another way. */
const BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * With every answer. What is answered is data of people, for one caller and one moment: no cache keeps it, no browser takes it
 * for a page, no page of another site shows it, or reads it unless CORS_ORIGINS names that site.
 */
export const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** What the HTTP server of a service is made of. */
export interface ServerParts {
  readonly config: Pick<KitConfiguration, 'CORS_ORIGINS' | 'TRUSTED_PROXIES'>;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly tokens: Pick<TokenVerifier, 'remembered'>;
  /** Undefined: nobody is limited. */
  readonly limits: RequestLimits | undefined;
}

/**
 * The HTTP server of a service. Correlation id, limits, access line and metrics are Fastify hooks: they cost microseconds
 * and see requests that never reach Nest.
 */
export function createServer({ config, logger, metrics, tokens, limits }: ServerParts): FastifyAdapter {
  const adapter = new FastifyAdapter({
    genReqId: (request: IncomingMessage) => correlationIdOf(request.headers),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    keepAliveTimeout: 72_000,
    connectionTimeout: 0,
    forceCloseConnections: 'idle',
    trustProxy: trustIn(config.TRUSTED_PROXIES),
    requestIdHeader: false,
    return503OnClosing: false, // requests that were on their way are still served; /readyz has sent new ones elsewhere
    logger: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false, caseSensitive: true },
    // what is refused before any hook
    frameworkErrors: (error: Error, request: unknown, reply: unknown) =>
      answerProblem(logger, error, request as KitRequest, (reply as KitReply).headers(SECURITY_HEADERS)),
  });
  const server = adapter.getInstance<FastifyInstance>();
  addHooks(server, logger, new HttpMetrics(metrics));
  allowOrigins(server, config.CORS_ORIGINS);
  // behind CORS, so that pages of allowed sites can read a refusal
  void server.after(() => {
    if (!limits) return;
    limitRequests(server, limits, tokens, (error, request, reply) => answerProblem(logger, error, request, reply));
  });
  return adapter;
}

function addHooks(server: FastifyInstance, logger: Logger, metrics: HttpMetrics): void {
  server.decorateRequest('kitContext', null);
  server.decorateRequest('knownActor', null);
  server.decorateRequest('traceparent', null);
  server.decorateRequest('problemCode', null);

  server.addHook('onRequest', (request, reply, done) => {
    const kitRequest = request as KitRequest;
    if (isWithoutBody(request.headers)) delete request.headers['content-type']; // nothing to parse, whatever it would be
    const traceparent = traceparentOf(request.headers);
    if (traceparent !== null) kitRequest.traceparent = traceparent;
    reply.headers(SECURITY_HEADERS).header(CORRELATION_HEADER, request.id);
    done();
  });
  server.addHook('preSerialization', (request, reply, payload, done) => {
    setEntityTag(request as KitRequest, reply, payload);
    done(null, payload);
  });
  server.addHook('onResponse', (request, reply, done) => {
    metrics.observe(request as KitRequest, reply);
    logAccess(logger, request as KitRequest, reply);
    done();
  });
}

function isWithoutBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}

/** One line a request; probes of the platform only at `debug`. */
function logAccess(logger: Logger, request: KitRequest, reply: KitReply): void {
  const route = routeOf(request);
  const probe = route === '/livez' || route === '/readyz' || route === '/metrics';
  logger[probe ? 'debug' : 'info'](
    {
      correlationId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      actor: request.kitContext?.actor.id ?? request.knownActor?.id,
      code: request.problemCode ?? undefined,
      traceparent: request.traceparent ?? undefined,
    },
    'request',
  );
}
