import type { Clock } from '@motcua/contracts';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { Pause } from '../pause.js';
import { asTheOnlyOne } from '../session-lock.js';
import { newestRoot, sealHour } from './seal-hour.js';

/** Any number, the same for every service: the lock is per database. */
const LOCK = 7_204_317;
const LONGEST_POLL_MS = 30_000;

export interface SealerOptions {
  readonly dataSource: DataSource;
  /** Name of the service: part of every statement. */
  readonly service: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How much time a root covers. An hour; tests take less. */
  readonly periodSeconds: number;
}

/**
 * Writes a root for each hour that has ended, in one process of the service at a time. After a time without any process one root
 * covers all of it.
 */
export class Sealer {
  private stopped = new AbortController();
  private pause = new Pause(this.stopped.signal);
  private running: Promise<void> | undefined;

  constructor(private readonly options: SealerOptions) {}

  /** Returns at once. */
  start(): void {
    if (this.running) return;
    this.stopped = new AbortController();
    this.pause = new Pause(this.stopped.signal);
    this.running = this.run();
  }

  /** Waits for the round at work. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
    this.running = undefined;
  }

  /** What is due, now. */
  async round(): Promise<void> {
    await asTheOnlyOne(this.options.dataSource, LOCK, ({ manager }) => this.seal(manager));
  }

  private async run(): Promise<void> {
    const { logger, periodSeconds } = this.options;
    const poll = Math.min(LONGEST_POLL_MS, periodSeconds * 250);
    while (!this.stopped.signal.aborted) {
      try {
        await this.round();
      } catch (error) {
        logger.warn({ err: error }, 'event log not sealed');
      }
      await this.pause.wait(poll);
    }
  }

  private async seal(manager: EntityManager): Promise<void> {
    const { service, clock, periodSeconds, logger } = this.options;
    const period = periodSeconds * 1000;
    const endedAt = new Date(Math.floor(clock.now().getTime() / period) * period);
    const before = await newestRoot(manager);
    if (before && before.endedAt >= endedAt) return;
    const beganAt = before?.endedAt ?? new Date(endedAt.getTime() - period);
    const { number, events } = await sealHour(manager, { service, beganAt, endedAt }, before);
    logger.debug({ root: number, events }, 'event log sealed');
  }
}
