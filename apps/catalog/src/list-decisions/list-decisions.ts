import { Injectable } from '@nestjs/common';
import { isLocalDate, type Context } from '@motcua/contracts';
import { decodeCursor, kitErrors, pageOf, type Page } from '@motcua/service-kit';
import { DecisionRepository } from '../persistence/decision.repository.js';
import { summaryView, type DecisionSummaryView } from '../show-decision/decision.view.js';
import type { ListDecisionsQuery } from './list-decisions.query.js';

@Injectable()
export class ListDecisions {
  constructor(private readonly decisions: DecisionRepository) {}

  async execute(_: Context, { limit, cursor, ...filter }: ListDecisionsQuery): Promise<Page<DecisionSummaryView>> {
    const rows = await this.decisions.list(filter, after(cursor), limit + 1);
    return pageOf(rows, limit, ({ issuedOn, id }) => [issuedOn, id], summaryView);
  }
}

/** @throws BAD_CURSOR */
function after(cursor: string | undefined): readonly [issuedOn: string, id: string] | undefined {
  if (cursor === undefined) return undefined;
  const [issuedOn, id] = decodeCursor(cursor);
  if (typeof issuedOn === 'string' && isLocalDate(issuedOn) && typeof id === 'string') return [issuedOn, id];
  throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
}
