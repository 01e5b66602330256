import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { DecisionView } from '../show-decision/decision.view.js';
import { PublishDecisionDto } from './publish-decision.dto.js';
import { PublishDecision } from './publish-decision.js';

@ApiTags('decisions')
@Controller('v1/decisions')
export class PublishDecisionController {
  constructor(private readonly publishDecision: PublishDecision) {}

  @Post(':id/publish')
  @HttpCode(200)
  @Permit('catalog:publish')
  @ApiOperation({
    operationId: 'publishDecision',
    summary: 'Công bố: các thủ tục có phiên bản mới, mỗi dòng từ ngày hiệu lực của nó',
  })
  @ApiOkResponse({ type: DecisionView })
  publish(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() { publicAt }: PublishDecisionDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DecisionView> {
    return this.publishDecision.execute(ctx, id, expected, publicAt === undefined ? undefined : new Date(publicAt));
  }
}
