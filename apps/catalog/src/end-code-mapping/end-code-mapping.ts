import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { catalogErrors } from '../domain/catalog-errors.js';
import { codeKind } from '../domain/code-kind.js';
import { CodeMappingRepository } from '../persistence/code-mapping.repository.js';
import { assertDate } from '../request/assert-date.js';
import { mappingView, type MappingView } from '../show-code-mappings/code-mapping.view.js';

@Injectable()
export class EndCodeMapping {
  constructor(private readonly mappings: CodeMappingRepository) {}

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE, MAPPING_NOT_OPEN */
  async execute(_: Context, kind: string, id: string, validTo: string): Promise<MappingView> {
    assertDate(validTo, 'validTo');
    const ended = await this.mappings.end(codeKind(kind), id, validTo);
    if (!ended) throw catalogErrors.MAPPING_NOT_OPEN({ id: id.slice(0, 20), validTo }, { field: 'id' });
    return mappingView(ended);
  }
}
