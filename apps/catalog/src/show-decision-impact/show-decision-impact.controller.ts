import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { DecisionImpactView } from './decision-impact.view.js';
import { ShowDecisionImpact } from './show-decision-impact.js';

@ApiTags('decisions')
@Controller('v1/decisions')
export class ShowDecisionImpactController {
  constructor(private readonly showDecisionImpact: ShowDecisionImpact) {}

  @Get(':id/impact')
  @Permit('catalog:read')
  @ApiOperation({
    operationId: 'showDecisionImpact',
    summary: 'Quyết định làm thay đổi gì ở từng thủ tục, trước khi công bố',
  })
  @ApiOkResponse({ type: DecisionImpactView })
  show(@Ctx() ctx: Context, @Param('id') id: string): Promise<DecisionImpactView> {
    return this.showDecisionImpact.execute(ctx, id);
  }
}
