import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Pause } from '@motcua/messaging';
import { LOGGER } from '@motcua/service-kit';
import type { Logger } from 'pino';
import { CalendarAmendmentRepository } from '../persistence/calendar-amendment.repository.js';
import { IN_FORCE_MS } from '../persistence/unit.repository.js';
import { FollowCalendar } from './follow-calendar.js';

/** By then no process remembers the calendar from before: nothing is received by it any more. */
const SETTLED_MS = 2 * IN_FORCE_MS;
const POLL_MS = 30_000;

/** Follows amended calendars, one after the other. Two replicas may follow the same one: what is moved moves once. */
@Injectable()
export class CalendarFollower implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopped = new AbortController();
  private readonly pause = new Pause(this.stopped.signal);
  private loop: Promise<void> | undefined;

  constructor(
    private readonly amendments: CalendarAmendmentRepository,
    private readonly followCalendar: FollowCalendar,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped.abort();
    await this.loop;
  }

  /** A calendar is being amended: there is something to do when the transaction is committed and settled. */
  wake(): void {
    setTimeout(() => this.pause.wake(), SETTLED_MS).unref();
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      const waitMs = await this.turn().catch((error: unknown) => {
        this.logger.error({ err: error }, 'an amended calendar could not be followed');
        return POLL_MS / 10;
      });
      await this.pause.wait(waitMs);
    }
  }

  /** Answers how long to wait before the next look. */
  private async turn(): Promise<number> {
    const amendment = await this.amendments.unfinished();
    if (!amendment) return POLL_MS;
    if (amendment.ageMs < SETTLED_MS) return SETTLED_MS - amendment.ageMs;
    await this.followCalendar.execute(amendment);
    const { calendarId: calendar, version } = amendment;
    this.logger.info({ calendar, version }, 'amended calendar followed');
    return 0;
  }
}
