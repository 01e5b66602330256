import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Pauses } from '../wire/pauses.js';
import type { Login } from './login.js';
import type { Endpoint } from './login-fault.js';
import { loginRoutes } from './login-provider.js';
import type { LoginProviders } from './login-providers.js';
import { validatePath } from './own-pages.js';

const places: readonly (readonly [string, Endpoint])[] = [
  ['/.well-known/', 'discovery'],
  [loginRoutes.jwks, 'jwks'],
  [loginRoutes.authorization, 'authorize'],
  ['/interaction/', 'page'],
  [loginRoutes.token, 'token'],
  [loginRoutes.userinfo, 'userinfo'],
  [validatePath, 'validate'],
  [loginRoutes.end_session, 'logout'],
];

/** Pages may run the scripts whose hashes oidc-provider adds: they send a form on by themselves. */
const CONTENT_SECURITY = "default-src 'none'; frame-ancestors 'none'; script-src 'self'";

/** The login over HTTP: what goes wrong on the way, and the provider behind it. */
export class LoginWire {
  private readonly pauses = new Pauses();

  constructor(
    private readonly login: Login,
    private readonly providers: LoginProviders,
    private readonly mount: string,
    /** Address of the login; undefined: the one each request was sent to. */
    private readonly issuer: string | undefined,
  ) {}

  register(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_, __, done) => done(null)); // the provider reads the body itself
    scope.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/*',
      handler: (request, reply) => this.serve(request, reply),
    });
  }

  /** Ends what is waiting. */
  stop(): void {
    this.pauses.endAll();
  }

  private async serve(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const path = request.url.slice(this.mount.length);
    const endpoint = places.find(([start]) => path.startsWith(start))?.[1];
    if (endpoint === undefined) return reply.callNotFound();
    const { delayMs, turnedAway } = this.login.plan.arrival(endpoint);
    const wentOn = delayMs === 0 || (await this.pauses.wait(delayMs));
    if (!wentOn || turnedAway === 'reset') {
      this.login.statistics.count(endpoint, 'turnedAway');
      reply.hijack();
      reply.raw.socket?.resetAndDestroy();
      return reply;
    }
    if (turnedAway) {
      this.login.statistics.count(endpoint, 'turnedAway');
      return reply.code(turnedAway.http).type(turnedAway.type).send(turnedAway.body);
    }
    const issuer = this.issuer ?? `${request.protocol}://${request.host}${this.mount}`;
    const provider = await this.providers.of(issuer);
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    reply.raw.setHeader('content-security-policy', CONTENT_SECURITY);
    await provider.callback()(asSentTo(issuer, request.raw, path), reply.raw);
    this.login.statistics.count(endpoint, reply.raw.statusCode < 400 ? 'served' : 'refused');
    return reply;
  }
}

/** The request as the provider wants it: below its own root, and sent to the address it is known under. */
function asSentTo(issuer: string, request: IncomingMessage, path: string): IncomingMessage {
  const { host, protocol, pathname } = new URL(issuer);
  request.headers['x-forwarded-host'] = host;
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  return Object.assign(request, { url: path, originalUrl: `${pathname}${path}` });
}
