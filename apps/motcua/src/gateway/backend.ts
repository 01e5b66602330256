import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readiness, RunningService } from '@motcua/service-kit';

export type OpenApi = RunningService['openapi'];

/** A service behind the front door, in this process or in another. */
export interface Backend {
  readonly name: string;
  readonly roots: readonly string[];
  /** Answers a request, whatever happens. */
  handle(request: IncomingMessage, response: ServerResponse, correlationId: string): void;
  readiness(): Promise<Readiness>;
  /** In the text format of Prometheus. */
  metrics(): Promise<string>;
  openapi(): Promise<OpenApi>;
}

/** A service of this process: no proxy, its router is called. */
export function embedded(running: RunningService): Backend {
  return {
    name: running.name,
    roots: running.roots,
    handle: (request, response, correlationId) => {
      request.headers['x-correlation-id'] = correlationId;
      running.routing(request, response);
    },
    readiness: () => running.readiness(),
    metrics: async () => (await running.app.inject('/metrics')).body,
    openapi: async () => running.openapi,
  };
}
