import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { dossierErrors } from '../domain/dossier-errors.js';
import { ErasureRepository } from '../persistence/erasure.repository.js';
import { Persons } from '../persons/persons.js';
import type { ErasureView } from '../show-erasure/erasure.view.js';
import { ShowErasure } from '../show-erasure/show-erasure.js';
import type { RequestErasureDto } from './request-erasure.dto.js';

@Injectable()
export class RequestErasure {
  constructor(
    private readonly persons: Persons,
    private readonly erasures: ErasureRepository,
    private readonly showErasure: ShowErasure,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Erases nothing: somebody else approves it. @throws PERSON_UNKNOWN, PERSON_HAS_OPEN_DOSSIERS */
  async execute({ actor }: Context, { idNumber, reason, legalBasis }: RequestErasureDto): Promise<ErasureView> {
    const subject = await this.persons.find(idNumber);
    if (subject === undefined) throw dossierErrors.PERSON_UNKNOWN({}, { field: 'idNumber' });
    const { open } = await this.erasures.dossiersOf(subject);
    if (open.length > 0) throw dossierErrors.PERSON_HAS_OPEN_DOSSIERS({ codes: open.join(', ') });
    const ground = { reason, legalBasis, requestedBy: actor.id, requestedAt: this.clock.now() };
    const request = { id: randomUUID(), subject, ...ground };
    await this.erasures.request(request);
    return this.showErasure.view(request);
  }
}
