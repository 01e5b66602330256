import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Module, type Provider } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, CONFIG, LOGGER, StartError } from '@motcua/service-kit';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { PortalConfiguration } from './configuration.js';
import { HttpDossierFacts } from './dossier-facts/dossier-facts.js';
import { ConfiguredToken } from './dossier-facts/system-token.js';
import { OnDossierEvent } from './on-dossier-event/on-dossier-event.controller.js';
import { OnReferenceEvent } from './on-reference-event/on-reference-event.controller.js';
import { DeliveryRepository } from './persistence/delivery.repository.js';
import { PortalSessionRepository } from './persistence/portal-session.repository.js';
import { RightsRepository } from './persistence/rights.repository.js';
import { WantedRepository } from './persistence/wanted.repository.js';
import { readAnswerRules } from './portal-client/answer-rules.js';
import { PortalClient } from './portal-client/client.js';
import { PortalMetrics } from './portal-metrics.js';
import { PortalGate } from './push-dossier/portal-gate.js';
import { PushDossier } from './push-dossier/push-dossier.js';
import { PushWorker } from './push-dossier/push-worker.js';
import { RetryDossier } from './retry-dossier/retry-dossier.js';
import { RetryDossierController } from './retry-dossier/retry-dossier.controller.js';
import { ShowPortalProcedures } from './show-portal-procedures/show-portal-procedures.js';
import { ShowPortalProceduresController } from './show-portal-procedures/show-portal-procedures.controller.js';
import { PortalStateRepository } from './show-portal-state/portal-state.repository.js';
import { ShowPortalState } from './show-portal-state/show-portal-state.js';
import { ShowPortalStateController } from './show-portal-state/show-portal-state.controller.js';

/** Claims of a process that died are free again after this time. */
const leaseMs = 10_000;
/** The net below the wake-ups. */
const pollMs = 1_000;

const client: Provider = {
  provide: PortalClient,
  inject: [CONFIG, PortalSessionRepository, CLOCK],
  useFactory: (config: PortalConfiguration, sessions: PortalSessionRepository, clock: Clock) =>
    new PortalClient(
      {
        url: config.DVCQG_URL,
        loginPath: config.DVCQG_LOGIN_PATH,
        servicePath: config.DVCQG_SERVICE_PATH,
        dstcode: config.DVCQG_DSTCODE,
        unit: config.DVCQG_UNIT,
        username: config.DVCQG_USERNAME,
        password: config.DVCQG_PASSWORD,
        timeoutMs: config.DVCQG_TIMEOUT_MS,
      },
      { sessions, clock, rules: readAnswerRules(config.DVCQG_ANSWER_RULES) },
    ),
};

const gate: Provider = {
  provide: PortalGate,
  inject: [CONFIG],
  useFactory: (config: PortalConfiguration) => new PortalGate({ probeEveryMs: config.DVCQG_PROBE_MS }),
};

const push: Provider = {
  provide: PushDossier,
  inject: [CONFIG, PortalClient, DeliveryRepository, PortalGate, CLOCK, PortalMetrics],
  useFactory: (
    config: PortalConfiguration,
    portal: PortalClient,
    deliveries: DeliveryRepository,
    portalGate: PortalGate,
    clock: Clock,
    metrics: PortalMetrics,
  ) =>
    new PushDossier({
      client: portal,
      deliveries,
      gate: portalGate,
      clock,
      settings: {
        readBack: config.DVCQG_READ_BACK,
        progressField: config.DVCQG_PROGRESS_FIELD,
        settleDelayMs: config.DVCQG_SETTLE_DELAY_MS,
      },
      onExchange: (call, outcome, durationMs) => metrics.exchanged(call, outcome, durationMs),
    }),
};

const worker: Provider = {
  provide: PushWorker,
  inject: [CONFIG, DeliveryRepository, PushDossier, PortalGate, PortalSessionRepository, CLOCK, LOGGER, DataSource],
  useFactory: (
    config: PortalConfiguration,
    deliveries: DeliveryRepository,
    pushDossier: PushDossier,
    portalGate: PortalGate,
    sessions: PortalSessionRepository,
    clock: Clock,
    logger: Logger,
    dataSource: DataSource,
  ) => {
    const { DOSSIER_TOKEN: given, DOSSIER_TOKEN_FILE: file } = config;
    if (!given && !file)
      throw new StartError('No token for the dossier service: set DOSSIER_TOKEN or DOSSIER_TOKEN_FILE');
    const token = new ConfiguredToken({ token: given, file });
    const pushWorker = new PushWorker(
      { name: `${hostname()}-${randomUUID().slice(0, 8)}`, concurrency: config.DVCQG_CONCURRENCY, leaseMs, pollMs },
      {
        deliveries,
        push: pushDossier,
        facts: new HttpDossierFacts(config.DOSSIER_URL, token),
        gate: portalGate,
        probeTurn: () => sessions.takeProbeTurn(config.DVCQG_PROBE_MS),
        clock,
        logger,
      },
    );
    // The consumer's batch is a transaction of this data source: what it wrote can be seen from here on.
    dataSource.subscribers.push({ afterTransactionCommit: () => pushWorker.committed() });
    return pushWorker;
  },
};

@Module({
  controllers: [
    OnDossierEvent,
    OnReferenceEvent,
    ShowPortalStateController,
    ShowPortalProceduresController,
    RetryDossierController,
  ],
  providers: [
    DeliveryRepository,
    PortalSessionRepository,
    PortalStateRepository,
    RightsRepository,
    WantedRepository,
    PortalMetrics,
    ShowPortalState,
    ShowPortalProcedures,
    RetryDossier,
    client,
    gate,
    push,
    worker,
  ],
})
export class AdapterModule {}
