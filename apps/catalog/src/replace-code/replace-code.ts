import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import { codeKind } from '../domain/code-kind.js';
import { chainFrom } from '../domain/resolve-code.js';
import { CodeMappingRepository } from '../persistence/code-mapping.repository.js';
import { assertDate } from '../request/assert-date.js';
import type { ReplacementView } from '../show-code-mappings/code-mapping.view.js';
import type { ReplaceCodeDto } from './replace-code.dto.js';

@Injectable()
export class ReplaceCode {
  constructor(
    private readonly mappings: CodeMappingRepository,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws CODE_KIND_UNKNOWN, BAD_DATE, REPLACED_ALREADY, REPLACEMENT_CIRCLE */
  async execute({ actor }: Context, kind: string, given: ReplaceCodeDto): Promise<ReplacementView> {
    const { oldCode, newCode, since, mark, reason } = given;
    assertDate(since, 'since');
    await this.dataSource.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.code-replacement'))`);
      const onwards = chainFrom(newCode, await this.mappings.replacements(codeKind(kind), manager));
      const way = [newCode, ...onwards.map((one) => one.newCode)];
      if (way.includes(oldCode)) {
        throw catalogErrors.REPLACEMENT_CIRCLE({ way: [oldCode, ...way].join(' → ') }, { field: 'newCode' });
      }
      const act = { by: actor.id, at: this.clock.now() };
      if (await this.mappings.addReplacement(manager, codeKind(kind), { oldCode, newCode, since, mark, reason }, act))
        return;
      throw catalogErrors.REPLACED_ALREADY({ oldCode }, { field: 'oldCode' });
    });
    return { oldCode, newCode, since };
  }
}
