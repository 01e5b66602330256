import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, codeAfter, legalDate, type Page, pageOf } from '@motcua/service-kit';
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
