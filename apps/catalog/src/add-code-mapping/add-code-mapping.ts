import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import { codeKind } from '../domain/code-kind.js';
import { CodeMappingRepository } from '../persistence/code-mapping.repository.js';
import { assertDate } from '../request/assert-date.js';
import { mappingView, type MappingView } from '../show-code-mappings/code-mapping.view.js';
import type { AddCodeMappingDto } from './add-code-mapping.dto.js';

@Injectable()
export class AddCodeMapping {
  constructor(
    private readonly mappings: CodeMappingRepository,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE, MAPPING_ENDS_BEFORE_IT_BEGINS, MAPPING_OVERLAPS */
  async execute({ actor }: Context, kind: string, given: AddCodeMappingDto): Promise<MappingView> {
    const { nationalCode, localCode, validFrom, validTo, reason } = given;
    assertDate(validFrom, 'validFrom');
    assertDate(validTo, 'validTo');
    if (validTo !== null && validTo <= validFrom) {
      throw catalogErrors.MAPPING_ENDS_BEFORE_IT_BEGINS({ validFrom, validTo }, { field: 'validTo' });
    }
    const mapping = {
      nationalCode,
      localCode,
      validFrom,
      validTo,
      reason,
      recordedBy: actor.id,
      recordedAt: this.clock.now(),
    };
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.code-mapping'))`);
      const [other] = await this.mappings.overlapping(manager, codeKind(kind), mapping);
      if (other) {
        const { id, validFrom: from, validTo: to } = other;
        const told = { id, national: other.nationalCode, local: other.localCode, from, to: to ?? '…' };
        throw catalogErrors.MAPPING_OVERLAPS(told, {
          field: other.localCode === localCode ? 'localCode' : 'nationalCode',
        });
      }
      return mappingView(await this.mappings.add(manager, codeKind(kind), mapping));
    });
  }
}
