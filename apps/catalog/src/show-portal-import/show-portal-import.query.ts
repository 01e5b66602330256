import { ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, PageQuery } from '@motcua/service-kit';
import { IsIn } from 'class-validator';
import { importOutcomes, type ImportOutcome } from '../domain/portal-import.js';

export class ShowImportRowsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: importOutcomes, example: 'differs' })
  @Optional()
  @IsIn(importOutcomes)
  outcome?: ImportOutcome;
}
