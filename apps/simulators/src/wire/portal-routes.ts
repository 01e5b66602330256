import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CONFIG, LOGGER, StartError } from '@motcua/service-kit';
import type { FastifyInstance } from 'fastify';
import type { SimulatorConfiguration } from '../configuration.js';
import { Portal } from '../portal/portal.js';
import { PortalWire } from './portal-wire.js';

/** What the routes report to. */
interface ErrorLog {
  error(fields: object, message: string): void;
}

/**
 * Puts the portal under `/simulators/dvcqg`, beside Nest's routes: it has sessions of its own instead of tokens, reads bodies
 * that are no JSON, and breaks connections.
 */
@Injectable()
export class PortalRoutes implements OnModuleInit, OnModuleDestroy {
  private readonly wire: PortalWire;

  constructor(
    private readonly adapters: HttpAdapterHost,
    portal: Portal,
    @Inject(CONFIG) config: SimulatorConfiguration,
    @Inject(LOGGER) logger: ErrorLog,
  ) {
    const paths = {
      login: pathOf(config, 'SIMULATOR_DVCQG_LOGIN_PATH'),
      service: pathOf(config, 'SIMULATOR_DVCQG_SERVICE_PATH'),
      dstcode: config.SIMULATOR_DVCQG_DSTCODE,
    };
    if (paths.login === paths.service) throw new StartError('The two paths of SIMULATOR_DVCQG must differ');
    this.wire = new PortalWire(portal, paths, (err) => logger.error({ err }, 'portal call failed'));
  }

  onModuleInit(): void {
    const server = this.adapters.httpAdapter.getInstance<FastifyInstance>();
    void server.register(async (scope) => this.wire.register(scope), { prefix: '/simulators/dvcqg' });
  }

  onModuleDestroy(): void {
    this.wire.stop();
  }
}

function pathOf(
  config: SimulatorConfiguration,
  name: 'SIMULATOR_DVCQG_LOGIN_PATH' | 'SIMULATOR_DVCQG_SERVICE_PATH',
): string {
  const path = config[name];
  if (/^(\/[\w.~-]+)+$/.test(path) && !/^\/(control|login)(\/|$)/.test(path)) return path;
  throw new StartError(`${name} must look like /mapi/g and not begin with /control or /login`);
}
