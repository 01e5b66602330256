import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../portal/behaviour.js';
import { htmlPage } from '../portal/faults-of-transport.js';
import type { Delivery, Portal, Turn } from '../portal/portal.js';
import { Pauses } from './pauses.js';

export interface WirePaths {
  readonly login: string;
  readonly service: string;
  /** Only header `dstcode` that is routed; undefined: any. */
  readonly dstcode: string | undefined;
}

/** The portal over HTTP, behind its gateway. Bodies are read as text: what is no JSON gets a page of the gateway. */
export class PortalWire {
  private readonly pauses = new Pauses();
  /** Connections that never get an answer. */
  private readonly silent = new Set<Socket>();
  private stopped = false;

  constructor(
    private readonly portal: Portal,
    private readonly paths: WirePaths,
    private readonly failed: (error: Error) => void,
  ) {}

  register(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
    scope.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) this.failed(error);
      return this.send(reply, htmlPage(status));
    });
    scope.post(this.paths.login, (request, reply) => this.serve(request, reply, (text) => this.portal.login(text)));
    scope.post(this.paths.service, (request, reply) => this.serve(request, reply, (text) => this.portal.call(text)));
  }

  /** Ends what is waiting: a server that stops would wait for it. */
  stop(): void {
    this.stopped = true;
    this.pauses.endAll();
    for (const socket of this.silent) socket.destroy();
  }

  private async serve(request: FastifyRequest, reply: FastifyReply, begin: (text: string) => Turn): Promise<unknown> {
    const { dstcode } = this.paths;
    if (dstcode !== undefined && request.headers['dstcode'] !== dstcode) return this.send(reply, htmlPage(404));
    const turn = begin(typeof request.body === 'string' ? request.body : '');
    if (turn.beforeMs > 0 && !(await this.pauses.wait(turn.beforeMs))) return this.drop(reply);
    const delivery = turn.perform();
    if (delivery.afterMs > 0 && !(await this.pauses.wait(delivery.afterMs))) return this.drop(reply);
    return this.deliver(reply, delivery);
  }

  private deliver(reply: FastifyReply, { ending, page }: Delivery): unknown {
    switch (ending) {
      case 'answer':
        return this.send(reply, page);
      case 'reset':
        return this.drop(reply);
      case 'resetMidAnswer':
        return this.breakOff(reply, page);
      case 'silence':
        return this.keepSilent(reply);
    }
  }

  private send(reply: FastifyReply, { http, type, headers, body }: Page): FastifyReply {
    return reply.code(http).headers(headers).type(type).send(body);
  }

  /** The connection is reset: the caller learns nothing. */
  private drop(reply: FastifyReply): FastifyReply {
    reply.hijack();
    reply.raw.socket?.resetAndDestroy();
    return reply;
  }

  private breakOff(reply: FastifyReply, { http, type, body }: Page): FastifyReply {
    reply.hijack();
    const bytes = Buffer.from(body, 'utf8');
    reply.raw.writeHead(http, { 'content-type': type, 'content-length': bytes.length });
    reply.raw.write(bytes.subarray(0, bytes.length >> 1), () => reply.raw.socket?.destroy());
    return reply;
  }

  private keepSilent(reply: FastifyReply): FastifyReply {
    if (this.stopped) return this.drop(reply);
    reply.hijack();
    const { socket } = reply.raw;
    if (socket) {
      this.silent.add(socket);
      socket.once('close', () => this.silent.delete(socket));
    }
    return reply;
  }
}
