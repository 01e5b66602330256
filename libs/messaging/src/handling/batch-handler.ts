import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { park } from '../parking/park.js';
import type { IncomingMessage, MessageBatch } from '../transport/transport.js';
import { beginBatch, beginMessage, endBatch } from './attempts.js';
import { describeFailure, isConnectionLost, NonRetryableError } from './failures.js';
import type { Handlers } from './handlers.js';
import { addressOf } from './received-event.js';
import { sortMessages, type Parking } from './sort-messages.js';
import { advance, standingOf } from './standing.js';

/** A message during which the process died so often is parked instead of tried once more. */
const MOST_DEATHS = 3;

export interface BatchHandlerParts {
  readonly dataSource: DataSource;
  readonly handlers: Handlers;
  readonly logger: Logger;
  /** Called when something was parked. */
  readonly onParked?: () => void;
}

/**
 * Handles a batch in one transaction: each event once and in the order of its subject. When that fails the messages are
 * handled one by one, and only those at fault are parked, with all later ones of the same subject.
 */
export class BatchHandler {
  constructor(private readonly parts: BatchHandlerParts) {}

  /** @throws Error when the database does not answer: the same batch has to come again. */
  async handle(batch: MessageBatch): Promise<void> {
    const died = (await beginBatch(this.parts.dataSource, batch)) > 0;
    if (died) return this.oneByOne(batch, true);
    try {
      await this.together(batch, batch.messages, true);
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      this.parts.logger.debug({ err: error, topic: batch.topic }, 'batch failed, its messages follow one by one');
      await this.oneByOne(batch, false);
    }
  }

  private async together(batch: MessageBatch, messages: readonly IncomingMessage[], ends: boolean): Promise<void> {
    const { dataSource, handlers } = this.parts;
    const parking = await dataSource.transaction(async (manager) => {
      const subjects = messages.map((message) => addressOf(message).subject);
      const sorted = sortMessages(messages, await standingOf(manager, batch.topic, subjects));
      await handlers.handle(sorted.events, manager);
      await advance(manager, batch.topic, sorted.progress);
      await park(manager, sorted.parking);
      if (ends) await endBatch(manager, batch);
      return sorted.parking;
    });
    this.noteParking(parking);
  }

  private async oneByOne(batch: MessageBatch, afterDeath: boolean): Promise<void> {
    for (const message of batch.messages) {
      const deaths =
        afterDeath && (await this.isNew(message)) ? await beginMessage(this.parts.dataSource, batch, message) : 0;
      if (deaths >= MOST_DEATHS) {
        await this.setAside(
          { message, reason: 'crashed', error: `the process died ${deaths} times while handling it` },
          deaths,
        );
      } else {
        await this.single(batch, message);
      }
    }
    await this.parts.dataSource.transaction((manager) => endBatch(manager, batch));
  }

  private async single(batch: MessageBatch, message: IncomingMessage): Promise<void> {
    try {
      await this.together(batch, [message], false);
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      if (!(await this.isNew(message))) return; // another member has handled it meanwhile
      const reason = error instanceof NonRetryableError ? 'refused' : 'failed';
      await this.setAside({ message, reason, error: describeFailure(error) }, 1);
    }
  }

  /** A duplicate must not be taken for the suspect. */
  private async isNew(message: IncomingMessage): Promise<boolean> {
    const { subject, sequence } = addressOf(message);
    if (sequence === null) return true;
    const [known] = await this.parts.dataSource.query<{ sequence: number }[]>(
      'select sequence from consumed where topic = $1 and subject = $2',
      [message.topic, subject],
    );
    return sequence > (known?.sequence ?? 0);
  }

  private async setAside(parking: Parking, attempts: number): Promise<void> {
    await this.parts.dataSource.transaction((manager) => park(manager, [parking], attempts));
    this.noteParking([parking]);
  }

  private noteParking(parking: readonly Parking[]): void {
    if (parking.length === 0) return;
    for (const { message, reason, error } of parking) {
      if (reason === 'behind') continue;
      this.parts.logger.error({ topic: message.topic, ...addressOf(message), reason, error }, 'message parked');
    }
    this.parts.onParked?.();
  }
}
