import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import type { EntityManager } from 'typeorm';

export interface Act {
  /** Whose doing: an account, a client, or `identity` itself. */
  readonly actor: string;
  readonly act: string;
  /** `client:<id>`, `account:<id>`, `key:<kid>` */
  readonly subject: string;
  /** Identifiers and facts; no secret, no personal data. */
  readonly detail?: object;
  readonly correlationId: string;
}

/** What was done, for good: written in the transaction of what it tells of. */
@Injectable()
export class ActRepository {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async write(manager: EntityManager, { actor, act, subject, detail = {}, correlationId }: Act): Promise<void> {
    await manager.query(
      'insert into act (at, actor, act, subject, detail, correlation_id) values ($1, $2, $3, $4, $5, $6)',
      [this.clock.now(), actor, act, subject, detail, correlationId],
    );
  }
}
