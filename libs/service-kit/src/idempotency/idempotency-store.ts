import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import type { Logger } from 'pino';
import { DataSource, type EntityManager } from 'typeorm';
import { kitErrors } from '../problems/kit-errors.js';
import { LOGGER } from '../tokens.js';
import { digestOf, type IdempotentRequest } from './request-digest.js';

/** Stores the answer in the transaction of the work, so that both are there or neither. */
export type Complete<T> = (manager: EntityManager, answer: T) => Promise<void>;

const KEPT_HOURS = 24;
const CLEANING_INTERVAL_MS = 10 * 60_000;

/** The row is ours when it is new, or when the attempt that holds it has not finished for 15 s: its process is gone, or it may no longer commit. */
const BEGIN = `
  insert into idempotency as known (actor, key, digest, attempt) values ($1, $2, $3, $4)
  on conflict (actor, key) do update set attempt = excluded.attempt, started_at = now()
    where known.answer is null and known.digest = excluded.digest and known.started_at < now() - interval '15 seconds'
  returning 1`;

/** Runs a request once for each key of an actor, however often it is sent. */
@Injectable()
export class IdempotencyStore implements OnApplicationBootstrap, OnModuleDestroy {
  private cleaning: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Does the work, or gives the answer it gave before. The answer is kept as JSON for 24 hours; when the work fails
   * nothing is kept. Without a key: just the work.
   *
   * @throws IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_PROGRESS
   */
  async run<T>(
    ctx: Context,
    key: string | undefined,
    request: IdempotentRequest,
    work: (complete: Complete<T>) => Promise<T>,
  ): Promise<T> {
    if (key === undefined) return work(() => Promise.resolve());
    const attempt = randomUUID();
    const row = [ctx.actor.id, key] as const;
    const digest = digestOf(request);
    const begun = await this.dataSource.query<unknown[]>(BEGIN, [...row, digest, attempt]);
    if (begun.length === 0) return this.formerAnswer<T>(row, digest);
    try {
      let completed = false;
      const answer = await work(async (manager, answerToKeep) => {
        await complete(manager, row, attempt, answerToKeep);
        completed = true;
      });
      if (!completed) await complete(this.dataSource.manager, row, attempt, answer);
      return answer;
    } catch (error) {
      await this.abandon(row, attempt);
      throw error;
    }
  }

  private async formerAnswer<T>(row: readonly [string, string], digest: Buffer): Promise<T> {
    const [known] = await this.dataSource.query<{ same: boolean; finished: boolean; answer: T }[]>(
      'select digest = $3 as same, answer is not null as finished, answer from idempotency where actor = $1 and key = $2',
      [...row, digest],
    );
    if (!known) throw kitErrors.IDEMPOTENCY_IN_PROGRESS(); // it failed in between: the next repetition may run
    if (!known.same) throw kitErrors.IDEMPOTENCY_KEY_REUSED({}, { field: 'Idempotency-Key' });
    if (!known.finished) throw kitErrors.IDEMPOTENCY_IN_PROGRESS();
    return known.answer;
  }

  /** Only an attempt without an answer goes: when the work was committed, so was its answer. */
  private async abandon(row: readonly [string, string], attempt: string): Promise<void> {
    const where = 'actor = $1 and key = $2 and attempt = $3 and answer is null';
    await this.dataSource
      .query(`delete from idempotency where ${where}`, [...row, attempt])
      .catch((error: unknown) => this.logger.warn({ err: error }, 'idempotency row stays for 15 s'));
  }

  /** Removes answers older than 24 hours. */
  async clean(): Promise<void> {
    await this.dataSource.query("delete from idempotency where started_at < now() - $1 * interval '1 hour'", [
      KEPT_HOURS,
    ]);
  }

  onApplicationBootstrap(): void {
    this.cleaning = setInterval(() => {
      this.clean().catch((error: unknown) => this.logger.warn({ err: error }, 'old idempotency answers stay'));
    }, CLEANING_INTERVAL_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.cleaning);
  }
}

async function complete(
  manager: EntityManager,
  row: readonly [string, string],
  attempt: string,
  answer: unknown,
): Promise<void> {
  const updated = await manager.query<[unknown[], number]>(
    'update idempotency set answer = $4 where actor = $1 and key = $2 and attempt = $3 and answer is null',
    [...row, attempt, JSON.stringify(answer ?? null)],
  );
  if (updated[1] !== 1) throw kitErrors.IDEMPOTENCY_IN_PROGRESS(); // another attempt has taken over: this one must not commit
}
