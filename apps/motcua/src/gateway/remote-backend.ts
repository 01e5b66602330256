import {
  Agent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';
import { CORRELATION_HEADER, type Readiness } from '@motcua/service-kit';
import { sendProblem } from './answers.js';
import type { Backend, OpenApi } from './backend.js';
import { gatewayErrors } from './gateway-errors.js';

/** Longer than a service may take for a request. */
const ANSWER_LIMIT_MS = 60_000;
const PROBE_LIMIT_MS = 4_000;

/** Headers of one connection (RFC 9110, 7.6.1); they are not passed on. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** A service that runs as a process of its own, reached over HTTP. Bodies are streamed in both directions. */
export class RemoteBackend implements Backend {
  private readonly agent: Agent;
  private readonly send: typeof httpRequest;

  constructor(
    readonly name: string,
    readonly roots: readonly string[],
    private readonly url: string,
    /** Is it a proxy whose `X-Forwarded-For` is believed? */
    private readonly trusts: (address: string | undefined) => boolean = () => false,
  ) {
    const secure = url.startsWith('https:');
    this.agent = new (secure ? HttpsAgent : Agent)({ keepAlive: true, maxFreeSockets: 64 });
    this.send = secure ? httpsRequest : httpRequest;
  }

  handle(request: IncomingMessage, response: ServerResponse, correlationId: string): void {
    const target = new URL(request.url ?? '/', this.url); // a request target is a path: it cannot name another host
    const outgoing = this.send(
      {
        agent: this.agent,
        protocol: target.protocol,
        hostname: target.hostname,
        port: target.port,
        path: `${target.pathname}${target.search}`,
        method: request.method,
        headers: this.forwardedHeaders(request, correlationId),
        timeout: ANSWER_LIMIT_MS,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
        answer.pipe(response);
        answer.once('error', () => response.destroy()); // broken off: the caller must not take it for whole
      },
    );
    outgoing.once('timeout', () => outgoing.destroy(new Error('no answer')));
    outgoing.once('error', () => {
      if (response.destroyed) return;
      if (response.headersSent) response.destroy();
      else sendProblem(request, response, gatewayErrors.SERVICE_AWAY({ service: this.name }), correlationId);
    });
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy(); // the caller has gone
    });
    request.pipe(outgoing);
  }

  async readiness(): Promise<Readiness> {
    return (await this.ask('/readyz')).json() as Promise<Readiness>;
  }

  async metrics(): Promise<string> {
    return (await this.ask('/metrics')).text();
  }

  async openapi(): Promise<OpenApi> {
    return (await this.ask('/openapi.json')).json() as Promise<OpenApi>;
  }

  close(): void {
    this.agent.destroy();
  }

  /** What somebody who is no trusted proxy says of where they come from is not passed on. */
  private forwardedHeaders(request: IncomingMessage, correlationId: string): IncomingHttpHeaders {
    const { remoteAddress } = request.socket;
    const before = this.trusts(remoteAddress) ? request.headers['x-forwarded-for'] : undefined;
    const { forwarded: _, ...headers } = passedOn(request.headers);
    return {
      ...headers,
      [CORRELATION_HEADER]: correlationId,
      'x-forwarded-for': [before, remoteAddress].filter((one) => one !== undefined).join(', '),
      'x-forwarded-host': request.headers.host,
      'x-forwarded-proto': 'http',
    };
  }

  private ask(path: string): Promise<Response> {
    return fetch(new URL(path, this.url), { signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
  }
}

function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = headers.connection?.toLowerCase().split(/\s*,\s*/) ?? [];
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.includes(name) && !named.includes(name)),
  );
}
