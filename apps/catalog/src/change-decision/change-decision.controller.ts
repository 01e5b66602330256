import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { ChangedDecisionDto } from '../draft-decision/decision.dto.js';
import { DecisionView } from '../show-decision/decision.view.js';
import { ChangeDecision } from './change-decision.js';

@ApiTags('decisions')
@Controller('v1/decisions')
export class ChangeDecisionController {
  constructor(private readonly changeDecision: ChangeDecision) {}

  @Put(':id')
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'changeDecision', summary: 'Sửa dự thảo; quyết định đã duyệt trở lại thành dự thảo' })
  @ApiOkResponse({ type: DecisionView })
  change(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: ChangedDecisionDto,
    @IfMatch() expected: number | undefined,
  ): Promise<DecisionView> {
    return this.changeDecision.execute(ctx, id, expected, body);
  }
}
