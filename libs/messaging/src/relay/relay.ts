import type { Logger } from 'pino';
import type { DataSource, QueryRunner } from 'typeorm';
import { Pause } from '../pause.js';
import { discard, locked } from '../session-lock.js';
import type { Transport } from '../transport/transport.js';
import { messageOf, type OutboxRow } from './wire.js';

/** The net below the wake-ups, and how often a standby asks whether it may take over. */
const POLL_MS = 1_000;
const LAST_RETRY_MS = 5_000;
/*
 * After a round the relay rests for so long for each event of it, up to a limit: a lonely event leaves at once, under load they
 * leave in batches. Each round costs three queries and a request to the broker, however few events it has.
 */
const REST_MS_PER_EVENT = 3;
const LONGEST_REST_MS = 25;
const BATCH = 1_000;
/** Any number, the same for every service: the lock is per database. */
const LOCK = 7_204_316;

/*
 * One look-up of the log a row, whatever the statistics say (`offset 0` keeps the planner out): it took the outbox for
 * larger than it was, and a merge join that read the whole log for every batch.
 */
const NEXT = `
  select o.position, o.topic, o.traceparent, e.id, e.subject, e.sequence, e.type, e.data::text as data,
    e.occurred_at as "occurredAt", e.actor, e.correlation_id as "correlationId"
  from (select position, topic, traceparent from outbox order by position limit ${BATCH}) as o
  cross join lateral (select * from event where event.position = o.position offset 0) as e order by o.position`;

export interface RelayOptions {
  readonly dataSource: DataSource;
  readonly transport: Transport;
  /** CloudEvents source: name of the service. */
  readonly source: string;
  readonly logger: Logger;
}

/**
 * Publishes the outbox in order of position and deletes what the bus has confirmed: at least once, in order. One relay a
 * database works, elected by an advisory lock of the very connection it reads with; the others stand by.
 */
export class Relay {
  private stopped = new AbortController();
  private pause = new Pause(this.stopped.signal);
  private running: Promise<void> | undefined;

  constructor(private readonly options: RelayOptions) {}

  /** Returns at once. */
  async start(): Promise<void> {
    if (this.running) return;
    this.stopped = new AbortController();
    this.pause = new Pause(this.stopped.signal);
    this.running = this.run();
  }

  /** Waits for the batch at work. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
    this.running = undefined;
  }

  /** Call it after a commit: the events are on their way at once instead of within a second. */
  wake(): void {
    this.pause.wake();
  }

  async pending(): Promise<{ count: number; oldestSeconds: number }> {
    const [row] = await this.options.dataSource.query<{ count: number; seconds: number | null }[]>(
      `select (select count(*)::integer from outbox) as count, (
         select extract(epoch from now() - occurred_at)::float8 from event
         where position = (select min(position) from outbox)) as seconds`,
    );
    return { count: row?.count ?? 0, oldestSeconds: Math.max(0, row?.seconds ?? 0) };
  }

  private get isStopped(): boolean {
    return this.stopped.signal.aborted;
  }

  private async run(): Promise<void> {
    const { dataSource, logger } = this.options;
    let wait = POLL_MS;
    while (!this.isStopped) {
      const session = dataSource.createQueryRunner();
      try {
        await this.lead(session, () => (wait = POLL_MS));
      } catch (error) {
        if (!this.isStopped) logger.warn({ err: error }, 'relay interrupted');
        await discard(session);
        await this.pause.wait(wait);
        wait = Math.min(2 * wait, LAST_RETRY_MS);
      } finally {
        await session.release().catch((error: unknown) => logger.debug({ err: error }, 'relay session'));
      }
    }
  }

  /** Until the stop, or until something fails: then the session, and the lock with it, is given up. */
  private async lead(session: QueryRunner, onProgress: () => void): Promise<void> {
    while (!this.isStopped && !(await locked(session, LOCK))) await this.pause.wait(POLL_MS);
    // Statistics of a table that is mostly empty make a backlog be read and sorted whole for every batch.
    await session.query('set enable_seqscan = off');
    while (!this.isStopped) {
      const published = await this.publishNext(session);
      onProgress();
      if (published === BATCH) continue;
      const rested = this.rest(Math.min(LONGEST_REST_MS, REST_MS_PER_EVENT * published));
      await this.pause.wait(POLL_MS);
      await rested;
    }
    await session.query('reset enable_seqscan');
    await session.query('select pg_advisory_unlock($1)', [LOCK]);
  }

  private async rest(ms: number): Promise<void> {
    if (ms > 0 && !this.isStopped) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  private async publishNext(session: QueryRunner): Promise<number> {
    const rows = (await session.query(NEXT)) as OutboxRow[];
    if (rows.length === 0) return 0;
    await this.options.transport.publish(rows.map((row) => messageOf(row, this.options.source)));
    await session.query('delete from outbox where position = any($1::bigint[])', [
      rows.map(({ position }) => position),
    ]);
    return rows.length;
  }
}
