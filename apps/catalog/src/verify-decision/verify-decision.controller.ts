import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { DecisionVerificationView } from './verification.view.js';
import { VerifyDecision } from './verify-decision.js';

@ApiTags('decisions')
@Controller('v1/decisions')
export class VerifyDecisionController {
  constructor(private readonly verifyDecision: VerifyDecision) {}

  @Post(':id/verify')
  @HttpCode(200)
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'verifyDecision', summary: 'Kiểm tra dự thảo, không thay đổi gì' })
  @ApiOkResponse({ type: DecisionVerificationView })
  verify(@Ctx() ctx: Context, @Param('id') id: string): Promise<DecisionVerificationView> {
    return this.verifyDecision.execute(ctx, id);
  }
}
