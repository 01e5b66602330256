import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CONFIG, LOGGER } from '@motcua/service-kit';
import type { FastifyInstance } from 'fastify';
import type { SimulatorConfiguration } from '../configuration.js';
import { Login } from './login.js';
import { LoginProviders } from './login-providers.js';
import { LoginWire } from './login-wire.js';

const MOUNT = '/simulators/dvcqg/login';

/** What the routes report to. */
interface ErrorLog {
  error(fields: object, message: string): void;
}

/** Puts the national login under `/simulators/dvcqg/login`, beside Nest's routes. */
@Injectable()
export class LoginRoutes implements OnModuleInit, OnModuleDestroy {
  private readonly wire: LoginWire;

  constructor(
    private readonly adapters: HttpAdapterHost,
    login: Login,
    @Inject(CONFIG) config: SimulatorConfiguration,
    @Inject(LOGGER) logger: ErrorLog,
  ) {
    const providers = new LoginProviders(login, (err) => logger.error({ err }, 'login failed'));
    this.wire = new LoginWire(login, providers, MOUNT, config.SIMULATOR_DVCQG_SSO_ISSUER);
  }

  onModuleInit(): void {
    const server = this.adapters.httpAdapter.getInstance<FastifyInstance>();
    void server.register(async (scope) => this.wire.register(scope), { prefix: MOUNT });
  }

  onModuleDestroy(): void {
    this.wire.stop();
  }
}
