import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { Pause } from '@motcua/messaging';
import { CLOCK, LOGGER } from '@motcua/service-kit';
import type { Logger } from 'pino';
import { ReadingRepository, type Reading, type ShownPart } from '../persistence/reading.repository.js';

const REST_MS = 500;
const BATCH = 500;
/** As many as may wait to be written. */
export const MOST_WAITING = 5_000;

/**
 * Writes down who was shown the personal data of which dossiers. A reading costs its caller nothing but a place in the memory:
 * they are written together, half a second later. While too many wait, because the database does not take them, nothing more is
 * shown. A process that is killed loses those of its last half second.
 */
@Injectable()
export class ReadingLog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopped = new AbortController();
  private readonly pause = new Pause(this.stopped.signal);
  private waiting: Reading[] = [];
  private writing: Promise<void> | undefined;
  private loop: Promise<void> | undefined;

  constructor(
    private readonly readings: ReadingRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  /** HTTP is closed by now, and the database is not. */
  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.loop;
    await this.written();
  }

  /** Call it before the answer is given. @throws what the database says, while too many wait. */
  async note({ actor, correlationId }: Context, shown: ShownPart, codes: readonly string[]): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) await this.written();
    const reading = {
      shown,
      at: this.clock.now(),
      readerId: actor.id,
      readerKind: actor.kind,
      positionId: actor.positionId ?? null,
      positionTitle: actor.positionTitle ?? null,
      unitCode: actor.unitCode ?? null,
      correlationId,
    };
    for (const dossierCode of codes) this.waiting.push({ dossierCode, ...reading });
  }

  /** All that wait at this moment are written. */
  async written(): Promise<void> {
    while (this.writing) await this.writing;
    if (this.waiting.length === 0) return;
    this.writing = this.write().finally(() => (this.writing = undefined));
    await this.writing;
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, BATCH);
      await this.readings.add(batch);
      this.waiting = this.waiting.slice(batch.length);
    }
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      await this.pause.wait(REST_MS);
      await this.written().catch((error: unknown) =>
        this.logger.error({ err: error, readings: this.waiting.length }, 'readings not written down yet'),
      );
    }
  }
}
