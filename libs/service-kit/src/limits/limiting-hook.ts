import type { FastifyInstance } from 'fastify';
import { bearerToken } from '../access/bearer-token.js';
import type { TokenVerifier } from '../access/token-verifier.js';
import type { KitReply, KitRequest } from '../http/request.js';
import { kitErrors } from '../problems/kit-errors.js';
import type { RequestLimits } from './request-limits.js';

/** The platform asks these as often as it likes, and they tell when something is wrong. */
const exempt = new Set<string | undefined>(['/livez', '/readyz', '/metrics']);

const MAX_URL_LENGTH = 8_192;
const MAX_PARAMETERS = 100;

/**
 * Before every request, whoever serves it: its address must be of a sane size, and its sender must not ask too often. A
 * token that was verified before counts for its actor. Everybody else counts by address; when the access guard has
 * verified their token, it counts once for the actor too.
 */
export function limitRequests(
  server: FastifyInstance,
  limits: RequestLimits,
  tokens: Pick<TokenVerifier, 'remembered'>,
  refuse: (error: unknown, request: KitRequest, reply: KitReply) => void,
): void {
  server.addHook('onRequest', (given, reply, done) => {
    const request = given as KitRequest;
    try {
      checkAddress(request.url);
      if (request.is404 || !exempt.has(request.routeOptions.url)) count(request, reply, limits, tokens);
    } catch (error) {
      refuse(error, request, reply);
      return;
    }
    done();
  });
}

function count(
  request: KitRequest,
  reply: KitReply,
  limits: RequestLimits,
  tokens: Pick<TokenVerifier, 'remembered'>,
): void {
  const token = bearerToken(request.headers.authorization);
  const actor = token === undefined ? undefined : tokens.remembered(token);
  if (actor === undefined) return limits.admitStranger(request, reply);
  request.knownActor = actor;
  limits.admit(actor, reply);
}

function checkAddress(url: string): void {
  if (url.length > MAX_URL_LENGTH) throw kitErrors.URL_TOO_LONG({ most: String(MAX_URL_LENGTH) });
  let parameters = 1;
  for (let at = url.indexOf('&'); at >= 0; at = url.indexOf('&', at + 1)) parameters += 1;
  if (parameters > MAX_PARAMETERS) throw kitErrors.TOO_MANY_PARAMETERS({ most: String(MAX_PARAMETERS) });
}
