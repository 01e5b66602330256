import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { DecisionView } from '../show-decision/decision.view.js';
import { ApproveDecision } from './approve-decision.js';

@ApiTags('decisions')
@Controller('v1/decisions')
export class ApproveDecisionController {
  constructor(private readonly approveDecision: ApproveDecision) {}

  @Post(':id/approve')
  @HttpCode(200)
  @Permit('catalog:approve')
  @ApiOperation({ operationId: 'approveDecision', summary: 'Duyệt dự thảo; người soạn không tự duyệt' })
  @ApiOkResponse({ type: DecisionView })
  approve(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @IfMatch() expected: number | undefined,
  ): Promise<DecisionView> {
    return this.approveDecision.execute(ctx, id, expected);
  }
}
