import type { ParkedStore, Relay, Sealer } from '@motcua/messaging';
import type { Clock } from '@motcua/contracts';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';

/** What waits: in the outbox, at the consumers, in the parking. Asked for at the moment somebody looks. */
export class MessagingMetrics {
  private readonly lag: Gauge<'topic' | 'partition'>;

  constructor(
    private readonly registry: Registry,
    private readonly logger: Logger,
  ) {
    this.lag = new Gauge({
      name: 'motcua_consumer_lag_messages',
      help: 'Messages of a partition that are not handled yet',
      labelNames: ['topic', 'partition'],
      registers: [registry],
    });
  }

  /** Called by the consumer after each batch. */
  consumerLag(topic: string, partition: number, messages: number): void {
    this.lag.set({ topic, partition }, messages);
  }

  watchOutbox(relay: Relay): void {
    const oldest = new Gauge({
      name: 'motcua_outbox_oldest_seconds',
      help: 'Age of the oldest event that is not published yet',
      registers: [this.registry],
    });
    const logger = this.logger;
    new Gauge({
      name: 'motcua_outbox_pending_events',
      help: 'Events that are not published yet',
      registers: [this.registry],
      async collect() {
        try {
          const pending = await relay.pending();
          this.set(pending.count);
          oldest.set(pending.oldestSeconds);
        } catch (error) {
          logger.debug({ err: error }, 'outbox not measured');
          this.set(NaN);
          oldest.set(NaN);
        }
      },
    });
  }

  watchAudit(sealer: Sealer, clock: Clock): void {
    const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [this.registry] });
    const waiting = gauge('motcua_audit_unstamped_roots', 'Roots of the event log that have no time stamp yet');
    const oldest = gauge('motcua_audit_unstamped_oldest_seconds', 'Since when the oldest of them waits');
    const logger = this.logger;
    new Gauge({
      name: 'motcua_audit_sealed_age_seconds',
      help: 'Time since the end of the newest hour of the event log that has a root',
      registers: [this.registry],
      async collect() {
        const age = (since: Date | null) => (since ? Math.max(0, (clock.now().getTime() - since.getTime()) / 1000) : 0);
        try {
          const progress = await sealer.progress();
          this.set(age(progress.sealedUpTo));
          waiting.set(sealer.stamps ? progress.waiting.roots : 0);
          oldest.set(sealer.stamps ? age(progress.waiting.since) : 0);
        } catch (error) {
          logger.debug({ err: error }, 'audit not measured');
          for (const measured of [this, waiting, oldest]) measured.set(NaN);
        }
      },
    });
  }

  watchParked(parked: ParkedStore): void {
    const logger = this.logger;
    new Gauge({
      name: 'motcua_parked_messages',
      help: 'Messages that could not be handled and wait for a retry or an operator',
      registers: [this.registry],
      async collect() {
        try {
          this.set(await parked.counts());
        } catch (error) {
          logger.debug({ err: error }, 'parked messages not measured');
          this.set(NaN);
        }
      },
    });
  }
}
