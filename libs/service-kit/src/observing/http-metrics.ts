import { Histogram, type Registry } from 'prom-client';
import type { KitReply, KitRequest } from '../http/request.js';

/** Duration of requests by method, route pattern and status. */
export class HttpMetrics {
  private readonly duration: Histogram<'method' | 'route' | 'status'>;

  constructor(registry: Registry) {
    this.duration = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Duration of HTTP requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    });
  }

  observe(request: KitRequest, reply: KitReply): void {
    const labels = { method: request.method, route: routeOf(request), status: reply.statusCode };
    this.duration.observe(labels, reply.elapsedTime / 1000);
  }
}

/** The pattern a request was routed by: unlike its URL it holds no identity number and has few values. */
export function routeOf(request: KitRequest): string {
  return (request.is404 ? undefined : request.routeOptions.url) ?? '(none)';
}
