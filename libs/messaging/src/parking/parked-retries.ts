import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { describeFailure, isConnectionLost, NonRetryableError } from '../handling/failures.js';
import type { Handlers } from '../handling/handlers.js';
import { eventOf, UndecodableError } from '../handling/received-event.js';
import { advance, standingOf } from '../handling/standing.js';
import { Pause } from '../pause.js';
import { messageOf, nextDelay, type ParkedReason, type ParkedRow } from './parked-message.js';

const POLL_MS = 1_000;
/** Subjects looked at in one turn. */
const MOST_HEADS = 50;

/* Only the first of each subject; what is behind it waits. */
const DUE = `
  select p.id from parked p
  where p.next_attempt_at <= now() and not exists (
    select from parked e where e.topic = p.topic and e.subject = p.subject
      and (coalesce(e.sequence, 0), e.id) < (coalesce(p.sequence, 0), p.id))
  order by p.next_attempt_at limit ${MOST_HEADS}`;

/** The attempt is counted before it is made, so that one that kills the process is counted, too. */
const CLAIM = `
  update parked set attempts = attempts + 1, deaths = deaths + 1, next_attempt_at = now() + make_interval(secs => $2)
  where id = $1 and next_attempt_at <= now()
  returning id, topic, subject, sequence, key, value, headers, reason, attempts, deaths, gap_accepted`;

/** A message whose attempts never end kills the process: after so many it is left to an operator. */
const MOST_DEATHS = 3;

/** Longer than an attempt may take: until then no other replica tries the same message. */
const LEASE_S = 30;

class GapError extends Error {}

export interface ParkedRetriesParts {
  readonly dataSource: DataSource;
  readonly handlers: Handlers;
  readonly logger: Logger;
}

/** Tries parked messages again, in order within each subject. */
export class ParkedRetries {
  private readonly stopped = new AbortController();
  private readonly pause = new Pause(this.stopped.signal);
  private running: Promise<void> | undefined;

  constructor(private readonly parts: ParkedRetriesParts) {}

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  wake(): void {
    this.pause.wake();
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      let handled = 0;
      try {
        handled = await this.turn();
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'parked messages not tried');
      }
      if (handled === 0) await this.pause.wait(POLL_MS);
    }
  }

  /** Returns how many were handled: more of their subjects may be due then. */
  private async turn(): Promise<number> {
    const { dataSource } = this.parts;
    const due = await dataSource.query<{ id: string }[]>(DUE);
    let handled = 0;
    for (const { id } of due) {
      if (this.stopped.signal.aborted) break;
      const [rows] = await dataSource.query<[ParkedRow[], number]>(CLAIM, [id, LEASE_S]);
      if (rows[0] && (await this.attempt(rows[0]))) handled += 1;
    }
    return handled;
  }

  private async attempt(row: ParkedRow): Promise<boolean> {
    if (row.deaths > MOST_DEATHS) {
      await this.leave(row);
      return false;
    }
    try {
      await this.parts.dataSource.transaction((manager) => this.handle(row, manager));
      this.parts.logger.info(
        { topic: row.topic, subject: row.subject, sequence: row.sequence },
        'parked message handled',
      );
      return true;
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      await this.postpone(row, error);
      return false;
    }
  }

  private async handle(row: ParkedRow, manager: EntityManager): Promise<void> {
    const standing = (await standingOf(manager, row.topic, [row.subject])).get(row.subject)!;
    if (row.sequence === null || row.sequence > standing.sequence) {
      const event = eventOf(messageOf(row));
      if (event.sequence !== standing.sequence + 1 && !row.gap_accepted) {
        throw new GapError(`${standing.sequence + 1} was expected, ${event.sequence} came`);
      }
      await this.parts.handlers.handle([event], manager);
      await advance(manager, row.topic, new Map([[row.subject, { before: standing.sequence, after: event.sequence }]]));
    }
    const [, deleted] = await manager.query<[unknown[], number]>('delete from parked where id = $1', [row.id]);
    if (deleted !== 1) throw new Error('the parked message was skipped meanwhile');
  }

  private async leave({ id, topic, subject, sequence, deaths }: ParkedRow): Promise<void> {
    const error = `the process died ${deaths - 1} times while trying it again`;
    this.parts.logger.error({ topic, subject, sequence, error }, 'parked message left to an operator');
    await this.parts.dataSource.query(
      `update parked set reason = 'crashed', error = $2, deaths = 0, next_attempt_at = null where id = $1`,
      [id, error],
    );
  }

  private async postpone(row: ParkedRow, error: unknown): Promise<void> {
    const reason = reasonOf(error);
    await this.parts.dataSource.query(
      `update parked set reason = $2, error = $3, deaths = 0, next_attempt_at = now() + make_interval(secs => $4) where id = $1`,
      [row.id, reason, describeFailure(error), nextDelay(reason, row.attempts)],
    );
  }
}

function reasonOf(error: unknown): ParkedReason {
  if (error instanceof GapError) return 'gap';
  if (error instanceof UndecodableError) return 'undecodable';
  return error instanceof NonRetryableError ? 'refused' : 'failed';
}
