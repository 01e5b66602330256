import type { IncomingMessage } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ActivationPages } from '../activate-account/activation.js';
import { addPages } from '../pages/page-routes.js';
import { PortalPages } from '../portal-sign-in/portal-pages.js';
import { CALLBACK_PATH } from '../portal-sign-in/national-login.js';
import { SignInPages } from '../sign-in/sign-in-pages.js';
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

/** Puts the provider and its pages under `/oidc`, beside Nest's routes: it is an application of its own. */
@Injectable()
export class OidcRoutes implements OnModuleInit {
  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly server: OidcServer,
    private readonly signIn: SignInPages,
    private readonly portal: PortalPages,
    private readonly activation: ActivationPages,
  ) {}

  onModuleInit(): void {
    const server = this.adapters.httpAdapter.getInstance<FastifyInstance>();
    void server.register(async (scope) => this.add(scope), { prefix: OIDC_ROOT });
  }

  private async add(scope: FastifyInstance): Promise<void> {
    scope.removeAllContentTypeParsers();
    await scope.register(async (provider) => this.addProvider(provider));
    await scope.register(async (pages) => this.addPages(pages));
  }

  private addProvider(scope: FastifyInstance): void {
    scope.addContentTypeParser('*', (_, __, done) => done(null)); // it reads its requests itself
    scope.all('/*', (request, reply) => {
      reply.hijack();
      this.prepare(request, reply);
      for (const [name, value] of Object.entries(PAGE_HEADERS)) reply.raw.setHeader(name, value);
      reply.raw.setHeader('x-correlation-id', request.id);
      this.server.handle(request.raw, reply.raw);
    });
  }

  private addPages(scope: FastifyInstance): void {
    const { signIn, portal, activation } = this;
    addPages(
      scope,
      [
        { method: 'GET', path: '/sign-in/:uid', handle: (request) => signIn.show(request) },
        {
          method: 'POST',
          path: '/sign-in/:uid',
          handle: (request) => (request.form.get('with') === 'portal' ? portal.begin(request) : signIn.submit(request)),
        },
        { method: 'GET', path: '/sign-in/:uid/portal', handle: (request) => portal.arrive(request) },
        { method: 'POST', path: '/sign-in/:uid/portal', handle: (request) => portal.answer(request) },
        { method: 'GET', path: CALLBACK_PATH, handle: (request) => portal.callback(request) },
        { method: 'GET', path: '/activate', handle: () => activation.show() },
        { method: 'POST', path: '/activate', handle: (request) => activation.submit(request) },
      ],
      (request, reply) => {
        this.prepare(request, reply);
        reply.headers(PAGE_HEADERS);
      },
    );
  }

  /**
   * Every address the provider writes is under the issuer's, whatever host the caller names; and it sees its own path, without
   * the root it is mounted under.
   */
  private prepare({ raw, id }: FastifyRequest, _: FastifyReply): void {
    const { protocol, host } = new URL(this.server.issuer);
    raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    raw.headers['x-forwarded-host'] = host;
    raw.headers.host = host;
    raw.headers['x-correlation-id'] = id;
    const mounted = raw as IncomingMessage & { originalUrl?: string };
    mounted.originalUrl = raw.url ?? '/';
    raw.url = mounted.originalUrl.slice(OIDC_ROOT.length) || '/';
  }
}
