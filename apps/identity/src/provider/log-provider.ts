import type { EventEmitter } from 'node:events';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';

export interface ProviderLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

interface Refusal extends Error {
  readonly error?: string;
  readonly error_detail?: string;
}

const refusals = [
  'authorization.error',
  'grant.error',
  'end_session.error',
  'revocation.error',
  'jwks.error',
  'discovery.error',
  'userinfo.error',
  'pushed_authorization_request.error',
] as const;

/** What the provider refuses, with its reason and never with what was shown to it; what breaks, with its error. */
export function logProvider(provider: Provider, logger: ProviderLog): void {
  const events: EventEmitter = provider;
  for (const event of refusals) {
    events.on(event, (ctx: KoaContextWithOIDC, { error, error_detail: detail }: Refusal) => {
      const client = ctx.oidc.client?.clientId;
      logger.warn({ correlationId: correlationOf(ctx), refused: event, error, detail, client }, 'refused');
    });
  }
  events.on('server_error', (ctx: KoaContextWithOIDC, err: Error) => {
    logger.error({ correlationId: correlationOf(ctx), err }, 'the provider failed');
  });
  events.on('grant.revoked', (ctx: KoaContextWithOIDC, grantId: string) => {
    logger.warn({ correlationId: correlationOf(ctx), grantId, client: ctx.oidc.client?.clientId }, 'grant revoked');
  });
}

function correlationOf(ctx: KoaContextWithOIDC): string | undefined {
  return [ctx.req.headers['x-correlation-id']].flat()[0];
}
