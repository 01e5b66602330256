import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { OidcServer } from './oidc-server.js';

/** Where the provider lives; the issuer's address ends with it. */
export const OIDC_ROOT = '/oidc';

/** Pages write their styles themselves, and load nothing; nobody shows them in a frame. */
const PAGE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Puts the provider under `/oidc`, beside Nest's routes: it is an application of its own and reads its requests itself. */
@Injectable()
export class OidcRoutes implements OnModuleInit {
  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly server: OidcServer,
  ) {}

  onModuleInit(): void {
    const server = this.adapters.httpAdapter.getInstance<FastifyInstance>();
    void server.register(
      async (scope) => {
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('*', (_, __, done) => done(null));
        scope.all('/*', (request, reply) => {
          reply.hijack();
          prepareRaw(request.raw, reply.raw, this.server.issuer, request.id);
          this.server.handle(request.raw, reply.raw);
        });
      },
      { prefix: OIDC_ROOT },
    );
  }
}

/**
 * Every address the provider writes is under the issuer's, whatever host the caller names; and it sees its own path, without
 * the root it is mounted under.
 */
export function prepareRaw(
  request: IncomingMessage,
  response: ServerResponse,
  issuer: string,
  correlationId: string,
): void {
  const { protocol, host } = new URL(issuer);
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  request.headers['x-forwarded-host'] = host;
  request.headers.host = host;
  request.headers['x-correlation-id'] = correlationId;
  const mounted = request as IncomingMessage & { originalUrl?: string };
  mounted.originalUrl = request.url ?? '/';
  request.url = mounted.originalUrl.slice(OIDC_ROOT.length) || '/';
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
  response.setHeader('x-correlation-id', correlationId);
}
