import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, type Page } from '@motcua/service-kit';
import { DecisionPage, type DecisionSummaryView } from '../show-decision/decision.view.js';
import { ListDecisionsQuery } from './list-decisions.query.js';
import { ListDecisions } from './list-decisions.js';

@ApiTags('decisions')
@Controller('v1/decisions')
export class ListDecisionsController {
  constructor(private readonly listDecisions: ListDecisions) {}

  @Get()
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'listDecisions', summary: 'Quyết định công bố thủ tục hành chính, mới nhất trước' })
  @ApiOkResponse({ type: DecisionPage })
  list(@Ctx() ctx: Context, @Query() query: ListDecisionsQuery): Promise<Page<DecisionSummaryView>> {
    return this.listDecisions.execute(ctx, query);
  }
}
