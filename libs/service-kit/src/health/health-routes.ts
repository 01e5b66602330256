import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { processMetrics } from '../observing/process-metrics.js';
import type { ReadinessService } from './readiness.js';

/** What platform and monitoring ask for. Outside the resource roots, so that a gateway does not publish them. */
export function addHealthRoutes(
  server: FastifyInstance,
  sources: { readiness: ReadinessService; metrics: Registry; openapi: () => object },
): void {
  server.get('/livez', async () => ({ status: 'alive' }));
  server.get('/readyz', async (_, reply) => {
    const readiness = await sources.readiness.ask();
    return reply.code(readiness.status === 'unready' ? 503 : 200).send(readiness);
  });
  const everything = Registry.merge([sources.metrics, processMetrics()]);
  server.get('/metrics', async (_, reply) => reply.type(everything.contentType).send(await everything.metrics()));
  server.get('/openapi.json', async (_, reply) => reply.send(sources.openapi()));
}
