import type { FastifyInstance } from 'fastify';
import type { ReadinessService } from './readiness.js';

/**
 * From the moment a stop begins every answer ends its connection: a server waits for connections that are kept alive, and
 * the next request of the caller goes to another replica.
 */
export function endConnectionsWhenStopping(server: FastifyInstance, readiness: ReadinessService): void {
  server.addHook('onSend', (_, reply, payload, done) => {
    if (readiness.isStopping) reply.header('connection', 'close');
    done(null, payload);
  });
}
