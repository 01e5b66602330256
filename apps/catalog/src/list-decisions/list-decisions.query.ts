import { ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, PageQuery, Text } from '@motcua/service-kit';
import { IsIn } from 'class-validator';
import { decisionStates, type DecisionState } from '../domain/decision.js';

export class ListDecisionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: decisionStates, example: 'published' })
  @Optional()
  @IsIn(decisionStates)
  state?: DecisionState;

  @ApiPropertyOptional({ type: String, example: '1.001193', description: 'Chỉ quyết định nói về thủ tục này' })
  @Optional()
  @Text({ max: 100 })
  procedureCode?: string;
}
