import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK, LOGGER } from '@motcua/service-kit';
import { AttemptRepository } from '../persistence/attempt.repository.js';
import { CitizenRepository } from '../persistence/citizen.repository.js';
import { OidcRecordRepository } from '../persistence/oidc-record.repository.js';
import { PortalAttemptRepository } from '../persistence/portal-attempt.repository.js';
import type { ProviderLog } from '../provider/log-provider.js';

const SWEPT_MS = 10 * 60_000;
/** Longer than any lock-out remembers. */
const FAILURES_KEPT_MS = 2 * 24 * 3_600_000;

/** Takes away what has expired, every ten minutes. Nothing depends on it: what has expired counts for nothing. */
@Injectable()
export class Housekeeping implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly records: OidcRecordRepository,
    private readonly attempts: AttemptRepository,
    private readonly portalAttempts: PortalAttemptRepository,
    private readonly citizens: CitizenRepository,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: ProviderLog,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.sweep().catch((err: unknown) => this.logger.warn({ err }, 'expired records not swept'));
    }, SWEPT_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    const now = this.clock.now();
    await this.records.sweep();
    await this.attempts.sweep(new Date(now.getTime() - FAILURES_KEPT_MS));
    await this.portalAttempts.sweep(now);
    await this.citizens.sweep(now);
  }
}
