import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { DecisionView } from './decision.view.js';
import { ShowDecision } from './show-decision.js';

@ApiTags('decisions')
@Controller('v1/decisions')
export class ShowDecisionController {
  constructor(private readonly showDecision: ShowDecision) {}

  @Get(':id')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'showDecision', summary: 'Một quyết định công bố, với mọi dòng và tính đúng hạn' })
  @ApiOkResponse({ type: DecisionView })
  show(@Ctx() ctx: Context, @Param('id') id: string): Promise<DecisionView> {
    return this.showDecision.execute(ctx, id);
  }
}
