import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER } from '@motcua/service-kit';
import type { Logger } from 'pino';
import { PlainRowRepository, type PlainRow, type SealedRow } from '../persistence/plain-row.repository.js';
import { ownerPlace, submitterPlace } from './person.js';
import { Persons, sealed } from './persons.js';

/**
 * Dossiers from before personal data were sealed: a migration has no keys, so it is done before the service is ready, a batch
 * in a transaction. What was done stays done; replicas that start at the same time take turns.
 */
@Injectable()
export class PlainRows implements OnApplicationBootstrap {
  constructor(
    private readonly rows: PlainRowRepository,
    private readonly persons: Persons,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    let dossiers = 0;
    for (let done = -1; done !== 0; dossiers += done) done = await this.rows.sealBatch((row) => this.sealed(row));
    if (dossiers > 0) this.logger.info({ dossiers }, 'personal data sealed');
  }

  private async sealed({ id, code, idNumber, owner, submitter }: PlainRow): Promise<SealedRow> {
    const people = { owner: { ...owner, idNumber }, submitter: submitter ?? undefined };
    const subjects = await this.persons.take(people.owner, people.submitter);
    return {
      id,
      owner: sealed(people.owner, ownerPlace(code), subjects.owner),
      submitter: people.submitter && sealed(people.submitter, submitterPlace(code), subjects.submitter),
    };
  }
}
