import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { systemClock, type Clock } from '@motcua/contracts';
import type { Transport } from '@motcua/messaging';
import type { DestinationStream, Logger } from 'pino';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { TokenVerifier } from '../access/token-verifier.js';
import { readConfiguration, type Environment } from '../configuration/configuration.js';
import type { KitConfiguration } from '../configuration/kit-variables.js';
import { connectDatabase, reasonOf } from '../database/data-source.js';
import { endConnectionsWhenStopping } from '../health/draining.js';
import { addHealthRoutes } from '../health/health-routes.js';
import { probe, ReadinessService } from '../health/readiness.js';
import { timeStampProbe } from '../health/time-stamp-probe.js';
import { openApiOf } from '../http/open-api.js';
import { createServer } from '../http/server.js';
import { IdempotencyStore } from '../idempotency/idempotency-store.js';
import { RequestLimits } from '../limits/request-limits.js';
import { createLogger } from '../observing/logger.js';
import { NestLogger } from '../observing/nest-logger.js';
import { parkedController } from '../operations/parked.controller.js';
import type { ReadinessProbe, Service } from '../service.js';
import { CLOCK, CONFIG, LOGGER, METRICS, SERVICE } from '../tokens.js';
import { eventsOf, type Events } from './events.js';
import { rootModule } from './kit.module.js';
import type { RunningService } from './running-service.js';
import { checkSchema } from './schema-check.js';
import { Shutdown } from './shutdown.js';
import { StartError } from './start-error.js';
import { tokenVerifierOf } from './tokens-of.js';

export interface BootOptions {
  /** The bus. Default: Kafka at KAFKA_BROKERS. Whoever passes one closes it, and calls `startRelay`. */
  readonly transport?: Transport;
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Open a port? Default true; without, requests come in by `routing`. */
  readonly listen?: boolean;
  /** Where log lines go. Default: standard output. */
  readonly log?: DestinationStream;
}

/**
 * Brings a service up: HTTP, consumers and relay.
 *
 * @throws StartError with the reason, when its operator can do something about it. Nothing stays open then.
 */
export async function boot(service: Service, env: Environment, options: BootOptions = {}): Promise<RunningService> {
  const config: KitConfiguration = readConfiguration(service, env, options.transport ? 'embedded' : 'run');
  const logger = createLogger(service.name, config.LOG_LEVEL, options.log);
  const shutdown = new Shutdown(logger);
  try {
    return await bringUp(service, config, logger, shutdown, options);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function bringUp(
  service: Service,
  config: KitConfiguration,
  logger: Logger,
  shutdown: Shutdown,
  options: BootOptions,
): Promise<RunningService> {
  const metrics = new Registry();
  const dataSource = await databaseOf(service, config, logger);
  if (dataSource) shutdown.last('database', () => dataSource.destroy());
  const verifier = await tokenVerifierOf(config, logger);
  const limits = new RequestLimits(config);
  const clock = options.clock ?? systemClock;
  const { transport } = options;
  const events = dataSource && eventsOf(service, { config, dataSource, transport, logger, metrics, clock });
  if (events && !options.transport) shutdown.last('bus', () => events.transport.close());

  const provided: Provider[] = [
    { provide: CONFIG, useValue: config },
    { provide: CLOCK, useValue: clock },
    { provide: METRICS, useValue: metrics },
    { provide: LOGGER, useValue: logger },
    { provide: SERVICE, useValue: service },
    { provide: TokenVerifier, useValue: verifier },
    { provide: RequestLimits, useValue: limits },
    ...(dataSource ? [{ provide: DataSource, useValue: dataSource }, IdempotencyStore] : []),
    ...(events?.providers ?? []),
  ];
  const app = await NestFactory.create<NestFastifyApplication>(
    rootModule(service, provided, events?.parked ? [parkedController(service.name)] : []),
    createServer({ config, logger, metrics, tokens: verifier, limits: service.unlimited ? undefined : limits }),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  shutdown.last('http', () => app.close());

  const readiness = new ReadinessService(probesOf(service, app, dataSource, events, clock));
  const server = app.getHttpAdapter().getInstance();
  let document: OpenAPIObject | undefined;
  const openapi = () => (document ??= openApiOf(app, service));
  endConnectionsWhenStopping(server, readiness);
  addHealthRoutes(server, { readiness, metrics, openapi });
  if (events?.consumer) {
    const { consumer } = events;
    app.connectMicroservice({ strategy: consumer }, { inheritAppConfig: false });
    shutdown.last('consumers', () => consumer.close());
  }
  await app.init();
  await server.ready();
  await app.startAllMicroservices();

  const startRelay = () => {
    events?.relay?.start().catch((error: unknown) => logger.error({ err: error }, 'relay not started'));
  };
  if (events?.relay) {
    const { relay } = events;
    shutdown.last('relay', () => relay.stop());
    if (!options.transport) startRelay();
  }
  if (events?.sealer) {
    const { sealer } = events;
    shutdown.last('sealer', () => sealer.stop());
    sealer.start();
  }
  const url = options.listen === false ? undefined : await listen(app, config);
  shutdown.last('readiness', () => readiness.stop(config.SHUTDOWN_DELAY_SECONDS * 1000));
  logger.info({ url }, 'ready');
  return {
    name: service.name,
    roots: [...service.roots, ...(events?.parked ? [`/v1/operations/${service.name}`] : [])],
    ...(url !== undefined && { url }),
    routing: (request, response) => server.routing(request, response),
    get openapi() {
      return openapi();
    },
    readiness: () => readiness.ask(),
    startRelay,
    close: () => shutdown.run(),
    app,
  };
}

async function databaseOf(service: Service, config: KitConfiguration, logger: Logger): Promise<DataSource | undefined> {
  if (!service.migrations) return undefined;
  const settings = { url: config.DATABASE_URL!, poolSize: config.DATABASE_POOL_SIZE!, applicationName: service.name };
  const dataSource = await connectDatabase({ ...settings, entities: service.entities }, logger);
  try {
    await checkSchema(service, dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

function probesOf(
  service: Service,
  app: NestFastifyApplication,
  dataSource: DataSource | undefined,
  events: Events | undefined,
  clock: Clock,
): ReadinessProbe[] {
  const asked = service.readiness ?? [];
  return [
    ...(dataSource ? [probe('database', true, () => dataSource.query('select 1'))] : []),
    ...(events ? [probe('bus', false, () => events.transport.check())] : []),
    ...(events?.sealer?.stamps ? [timeStampProbe(events.sealer, clock)] : []),
    ...asked.map((token): ReadinessProbe => ({
      check: () => app.get<ReadinessProbe>(token, { strict: false }).check(),
    })),
  ];
}

async function listen(app: NestFastifyApplication, { PORT, HOST }: KitConfiguration): Promise<string> {
  try {
    await app.listen(PORT, HOST);
  } catch (cause) {
    throw new StartError(`Cannot listen on ${HOST}:${PORT}: ${reasonOf(cause)}`, { cause });
  }
  const { port } = app.getHttpServer().address() as AddressInfo;
  const everywhere = HOST === '0.0.0.0' || HOST === '::';
  return `http://${everywhere ? '127.0.0.1' : HOST}:${port}`;
}
