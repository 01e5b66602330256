import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, codeAfter, legalDate, type Page, pageOf } from '@motcua/service-kit';
import { positionIdPattern, type Position } from '../domain/position.js';
import { PositionRepository } from '../persistence/position.repository.js';
import type { ListPositionsQuery } from './list-positions.dto.js';

@Injectable()
export class ListPositions {
  constructor(
    private readonly positions: PositionRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, query: ListPositionsQuery): Promise<Page<Position>> {
    const at = legalDate(query.at, this.clock);
    const after = codeAfter(query.cursor, positionIdPattern);
    const rows = await this.positions.list({ at, unitCode: query.unitCode }, after, query.limit + 1);
    return pageOf(rows, query.limit, ({ id }) => [id]);
  }
}
