import { ApiPropertyOptional } from '@nestjs/swagger';
import { AtQuery, Optional } from '@motcua/service-kit';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class DiagramQuery extends AtQuery {
  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    example: 2,
    description: 'Phiên bản cần vẽ, kể cả dự thảo; không có thì theo "at"',
  })
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2 ** 31 - 1)
  version?: number;
}
