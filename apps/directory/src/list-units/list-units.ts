import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, pageOf, type Page } from '@motcua/service-kit';
import { codeAfter } from '../code-cursor.js';
import { legalDate } from '../domain/legal-date.js';
import { unitCodePattern, type UnitVersion } from '../domain/unit.js';
import { UnitRepository } from '../persistence/unit.repository.js';
import type { ListUnitsQuery } from './list-units.dto.js';

@Injectable()
export class ListUnits {
  constructor(
    private readonly units: UnitRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, query: ListUnitsQuery): Promise<Page<UnitVersion>> {
    const at = legalDate(query.at, this.clock);
    const after = codeAfter(query.cursor, unitCodePattern);
    return pageOf(await this.units.list({ ...query, at }, after, query.limit + 1), query.limit, ({ code }) => [code]);
  }
}
