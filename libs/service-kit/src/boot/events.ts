import type { Provider } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import {
  BusStrategy,
  KafkaTransport,
  ParkedStore,
  Relay,
  Sealer,
  TimeStampClient,
  type Transport,
} from '@motcua/messaging';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { KitConfiguration } from '../configuration/kit-variables.js';
import { MessagingMetrics } from '../observing/messaging-metrics.js';
import { StartError } from './start-error.js';
import { consumes, publishes, usesEvents, type Service } from '../service.js';

/** What a service sends and receives events with. */
export interface Events {
  readonly transport: Transport;
  readonly relay?: Relay;
  readonly sealer?: Sealer;
  readonly consumer?: BusStrategy;
  readonly parked?: ParkedStore;
  readonly providers: Provider[];
}

export interface EventSources {
  readonly config: KitConfiguration;
  readonly dataSource: DataSource;
  readonly transport: Transport | undefined;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly clock: Clock;
}

/** Undefined for a service without events. Nothing is started here. */
export function eventsOf(service: Service, sources: EventSources): Events | undefined {
  if (!usesEvents(service)) return undefined;
  const { dataSource, logger } = sources;
  const transport = sources.transport ?? kafkaOf(service, sources.config, logger);
  const metrics = new MessagingMetrics(sources.metrics, logger);
  const events: { -readonly [Key in keyof Events]: Events[Key] } = { transport, providers: [] };
  if (publishes(service)) {
    const relay = new Relay({ dataSource, transport, source: service.name, logger });
    metrics.watchOutbox(relay);
    events.relay = relay;
    events.providers.push({ provide: Relay, useValue: relay });
    const { config, clock } = sources;
    const stamper = stamperOf(config);
    events.sealer = new Sealer({
      dataSource,
      service: service.name,
      clock,
      logger,
      periodSeconds: config.AUDIT_PERIOD_SECONDS!,
      stamper,
    });
    metrics.watchAudit(events.sealer, clock);
  }
  if (consumes(service)) {
    const parked = new ParkedStore(dataSource);
    metrics.watchParked(parked);
    events.parked = parked;
    events.providers.push({ provide: ParkedStore, useValue: parked });
    events.consumer = new BusStrategy({
      transport,
      dataSource,
      group: service.name,
      topics: [...service.consumes!],
      logger,
      metrics,
    });
  }
  return events;
}

function stamperOf({ TSA_URL: url, TSA_CERTIFICATES_FILE: certificatesFile }: KitConfiguration) {
  if (url === undefined) return undefined;
  if (certificatesFile !== undefined) return new TimeStampClient({ url, certificatesFile });
  throw new StartError('TSA_URL is set: TSA_CERTIFICATES_FILE has to say whose time stamps are believed.');
}

export function kafkaOf(service: Service, config: KitConfiguration, logger: Logger): Transport {
  return new KafkaTransport({
    brokers: config.KAFKA_BROKERS!,
    clientId: service.name,
    topicPrefix: config.KAFKA_TOPIC_PREFIX,
    logger,
  });
}
