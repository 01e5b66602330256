import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, withEtag } from '@motcua/service-kit';
import { DecisionView } from '../show-decision/decision.view.js';
import { DecisionDto, decisionText } from './decision.dto.js';
import { DraftDecision } from './draft-decision.js';

@ApiTags('decisions')
@Controller('v1/decisions')
export class DraftDecisionController {
  constructor(private readonly draftDecision: DraftDecision) {}

  @Post()
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'draftDecision', summary: 'Soạn quyết định công bố; dự thảo có thể còn thiếu' })
  @ApiCreatedResponse({ type: DecisionView, headers: { Location: { schema: { type: 'string' } } } })
  async draft(@Ctx() ctx: Context, @Body() body: DecisionDto): Promise<DecisionView> {
    const view = await this.draftDecision.execute(ctx, decisionText(body.id, body));
    return withEtag(view, view.version, { location: `/v1/decisions/${view.id}` });
  }
}
