import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Readiness } from '../health/readiness.js';

/** A service that is up. */
export interface RunningService {
  readonly name: string;
  /** Resource roots it answers for, its operator endpoints included. */
  readonly roots: readonly string[];
  /** Where it listens; absent when it does not. */
  readonly url?: string;
  /** Serves a request of another HTTP server. */
  routing(request: IncomingMessage, response: ServerResponse): void;
  readonly openapi: OpenAPIObject;
  readiness(): Promise<Readiness>;
  /** Begins to publish. `boot` has done so already, unless a transport was passed to it. */
  startRelay(): void;
  /** Stops in order: unready, relay, consumers, HTTP, database. Twice is harmless. */
  close(): Promise<void>;
  /** For tests: `inject`, `get`, and what walks the router. */
  readonly app: NestFastifyApplication;
}
