import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { correlationIdOf, kitErrors } from '@motcua/service-kit';
import { CommandError } from '../command-error.js';
import { urlOf, type ListenAddress } from '../listen-address.js';
import { pathOf, send, sendJson, sendProblem } from './answers.js';
import type { Backend } from './backend.js';
import { sendDocsPage } from './docs-pages.js';
import { gatewayErrors } from './gateway-errors.js';
import { mergeMetrics } from './merged-metrics.js';
import { mergeOpenApi } from './merged-openapi.js';
import { overallReadiness } from './overall-readiness.js';
import { Roots } from './roots.js';

export interface FrontDoorOptions extends ListenAddress {
  /** The services run in this process, so that what is measured of the process is theirs in common. */
  readonly sameProcess: boolean;
}

/**
 * The one HTTP address in front of all services. It listens before they are up, so that a taken port is known before
 * anything is started; until `open` it says that it is not ready.
 */
export class FrontDoor {
  private backends: readonly Backend[] = [];
  private roots = new Roots<Backend>([]);
  private closed: Promise<void> | undefined;

  private constructor(
    private readonly server: Server,
    private readonly options: FrontDoorOptions,
  ) {
    server.on('request', (request, response) => this.serve(request, response));
  }

  /** @throws CommandError when the port cannot be had. */
  static async listen(options: FrontDoorOptions): Promise<FrontDoor> {
    const server = createServer({ requestTimeout: 30_000, keepAliveTimeout: 72_000 });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(options, cause)));
      server.listen(options.port, options.host, resolve);
    });
    return new FrontDoor(server, options);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** How callers on this machine reach it. */
  get url(): string {
    return urlOf({ host: this.options.host, port: this.port });
  }

  /** Lets requests through to a service that others need in order to come up; everything else waits for `open`. */
  admit(backend: Backend): void {
    this.roots = new Roots([{ roots: backend.roots, owner: backend }]);
  }

  open(backends: readonly Backend[]): void {
    this.backends = backends;
    this.roots = new Roots(backends.map((backend) => ({ roots: backend.roots, owner: backend })));
  }

  /** Turns new requests away and waits for those that are being served. Twice is harmless. */
  close(): Promise<void> {
    return (this.closed ??= new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeIdleConnections();
    }));
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const correlationId = correlationIdOf(request.headers);
    if (this.closed) response.setHeader('connection', 'close');
    const path = pathOf(request);
    const backend = this.roots.ownerOf(path);
    if (backend) return backend.handle(request, response, correlationId);
    this.answer(path, request, response, correlationId).catch(() => {
      if (response.headersSent) response.destroy();
      else sendProblem(request, response, kitErrors.INTERNAL(), correlationId);
    });
  }

  private async answer(path: string, request: IncomingMessage, response: ServerResponse, correlationId: string) {
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (reading && path === '/livez') return sendJson(response, 200, { status: 'alive' });
    if (reading && path === '/readyz') return this.sendReadiness(response);
    if (this.backends.length === 0) return sendProblem(request, response, gatewayErrors.NOT_READY(), correlationId);
    if (reading && path === '/metrics') return this.sendMetrics(response);
    if (reading && path === '/docs/openapi.json') return sendJson(response, 200, await this.openapi());
    if (reading && /^\/docs(\/|$)/.test(path) && (await sendDocsPage(path, response))) return;
    sendProblem(request, response, kitErrors.ROUTE_NOT_FOUND(), correlationId);
  }

  private async sendReadiness(response: ServerResponse): Promise<void> {
    const readiness = await overallReadiness(this.closed ? [] : this.backends);
    sendJson(response, readiness.status === 'unready' ? 503 : 200, readiness);
  }

  private async sendMetrics(response: ServerResponse): Promise<void> {
    const texts = await Promise.all(
      this.backends.map(async (backend) => ({ service: backend.name, text: await backend.metrics().catch(() => '') })),
    );
    send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', mergeMetrics(texts, this.options));
  }

  private async openapi() {
    const documents = await Promise.all(
      this.backends.map(async (backend) => {
        const document = await backend.openapi().catch(() => undefined); // of a service that is away: missing
        return document ? [{ service: backend.name, document }] : [];
      }),
    );
    return mergeOpenApi(documents.flat());
  }
}

function cannotListen({ host, port }: ListenAddress, cause: NodeJS.ErrnoException): CommandError {
  const taken = cause.code === 'EADDRINUSE' ? 'another program listens there. Set PORT to another one' : cause.message;
  return new CommandError(`Cannot listen on ${host}:${port}: ${taken}.`, { cause });
}
