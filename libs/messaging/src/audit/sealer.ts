import type { Clock } from '@motcua/contracts';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { Pause } from '../pause.js';
import { asTheOnlyOne } from '../session-lock.js';
import { pageAsPlanned, pageByIndex } from './event-tree.js';
import { newestRoot, sealHour } from './seal-hour.js';
import { stampOldest, waitingRoots, type Stamper, type WaitingRoots } from './stamp-roots.js';

/** Any number, the same for every service: the lock is per database. */
const LOCK = 7_204_317;
const LONGEST_POLL_MS = 30_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 600_000;

export interface SealerOptions {
  readonly dataSource: DataSource;
  /** Name of the service: part of every statement. */
  readonly service: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How much time a root covers. An hour; tests take less. */
  readonly periodSeconds: number;
  /** The time stamp authority. Absent: roots are chained, and nothing outside the database knows them. */
  readonly stamper?: Stamper | undefined;
}

/** How far sealing and stamping are. */
export interface AuditProgress {
  /** End of the newest sealed hour; null before the first. */
  readonly sealedUpTo: Date | null;
  readonly waiting: WaitingRoots;
  /** Why the authority did not stamp when this process asked last; undefined when it did. */
  readonly failure: string | undefined;
}

/**
 * Writes a root for each hour that has ended, and has it time-stamped, in one process of the service at a time. After a time without
 * any process one root covers all of it. While the authority is away, roots wait; it is asked again ever more rarely, every ten
 * minutes at last.
 */
export class Sealer {
  private stopped = new AbortController();
  private pause = new Pause(this.stopped.signal);
  private running: Promise<void> | undefined;
  private failure: string | undefined;
  private retryMs = FIRST_RETRY_MS;
  private stampAgainAt = 0;

  constructor(private readonly options: SealerOptions) {}

  /** Is there an authority that stamps? */
  get stamps(): boolean {
    return this.options.stamper !== undefined;
  }

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
    await asTheOnlyOne(this.options.dataSource, LOCK, async ({ manager }) => {
      await this.seal(manager);
      await this.stamp(manager);
    });
  }

  async progress(): Promise<AuditProgress> {
    const { manager } = this.options.dataSource;
    const [newest, waiting] = [await newestRoot(manager), await waitingRoots(manager)];
    return { sealedUpTo: newest?.endedAt ?? null, waiting, failure: this.failure };
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
    await pageByIndex(manager, 'session');
    const { number, events } = await sealHour(manager, { service, beganAt, endedAt }, before);
    await pageAsPlanned(manager);
    logger.debug({ root: number, events }, 'event log sealed');
  }

  private async stamp(manager: EntityManager): Promise<void> {
    const { stamper, logger } = this.options;
    if (!stamper || performance.now() < this.stampAgainAt) return;
    try {
      const { signal } = this.stopped;
      while (!signal.aborted && (await stampOldest(manager, stamper, signal))) this.retryMs = FIRST_RETRY_MS;
      this.failure = undefined;
    } catch (error) {
      if (this.stopped.signal.aborted) return;
      this.failure = reasonOf(error);
      this.stampAgainAt = performance.now() + this.retryMs;
      this.retryMs = Math.min(2 * this.retryMs, LAST_RETRY_MS);
      logger.warn({ err: error }, 'root not time-stamped');
    }
  }
}

/** `fetch` says "fetch failed", and why in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message } = error;
  return cause instanceof Error && cause.message ? `${message}: ${cause.message}` : message;
}
