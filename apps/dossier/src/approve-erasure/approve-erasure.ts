import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, LOGGER } from '@motcua/service-kit';
import type { Logger } from 'pino';
import { dossierErrors } from '../domain/dossier-errors.js';
import { ErasureRepository } from '../persistence/erasure.repository.js';
import { SubjectKeyRepository } from '../persistence/subject-key.repository.js';
import type { ErasureView } from '../show-erasure/erasure.view.js';
import { ShowErasure } from '../show-erasure/show-erasure.js';

@Injectable()
export class ApproveErasure {
  constructor(
    private readonly erasures: ErasureRepository,
    private readonly subjects: SubjectKeyRepository,
    private readonly showErasure: ShowErasure,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Destroys the person's key, for good. Done again it answers the same.
   *
   * @throws ERASURE_UNKNOWN, ERASURE_BY_ONESELF, PERSON_HAS_OPEN_DOSSIERS
   */
  async execute({ actor, correlationId }: Context, id: string): Promise<ErasureView> {
    const request = await this.showErasure.find(id);
    if (request.requestedBy === actor.id) throw dossierErrors.ERASURE_BY_ONESELF();
    const open = await this.erasures.erase({ ...request, erasedBy: actor.id, erasedAt: this.clock.now() });
    if (open.length > 0) throw dossierErrors.PERSON_HAS_OPEN_DOSSIERS({ codes: open.join(', ') });
    const { subject } = request;
    this.subjects.forget(subject);
    // outside the database: a restored one does not know of it
    this.logger.info({ subject, actor: actor.id, correlationId }, 'person erased');
    return this.showErasure.view(request);
  }
}
