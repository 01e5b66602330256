import type { Socket } from 'node:net';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TimeStampAuthority } from './time-stamp-authority.js';
import { TsaControl } from './tsa-control.js';

const QUERY = 'application/timestamp-query';
const REPLY = 'application/timestamp-reply';
const QUERY_LIMIT_BYTES = 16_384;

/** Puts the authority at `/simulators/tsa`, beside Nest's routes: queries are DER, and nobody logs in. */
@Injectable()
export class TsaRoutes implements OnModuleInit, OnModuleDestroy {
  /** Connections that never get an answer. */
  private readonly silent = new Set<Socket>();

  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly authority: TimeStampAuthority,
    private readonly control: TsaControl,
  ) {}

  onModuleInit(): void {
    const server = this.adapters.httpAdapter.getInstance<FastifyInstance>();
    void server.register(async (scope) => this.register(scope), { prefix: '/simulators/tsa' });
  }

  onModuleDestroy(): void {
    for (const socket of this.silent) socket.destroy();
  }

  private register(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    const parsing = { parseAs: 'buffer', bodyLimit: QUERY_LIMIT_BYTES } as const;
    scope.addContentTypeParser(QUERY, parsing, (_, body, done) => done(null, body));
    scope.post('', (request, reply) => this.answer(request, reply));
    scope.get('/certificate', (_, reply) => reply.type('application/x-pem-file').send(this.authority.rootPem));
  }

  private async answer({ body }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (!Buffer.isBuffer(body)) return reply.code(415).type('text/plain').send(`Send ${QUERY}`);
    const fault = this.control.strike();
    if (fault === 'down') return reply.code(503).type('text/html').send('<h1>503 Service Unavailable</h1>');
    if (fault === 'garbage') return reply.type(REPLY).send(Buffer.from('no ASN.1'));
    if (fault === 'silent') {
      const { socket } = reply.raw;
      if (socket) this.silent.add(socket);
      socket?.once('close', () => this.silent.delete(socket));
      return reply.hijack();
    }
    return reply.type(REPLY).send(await this.authority.answer(body, fault));
  }
}
