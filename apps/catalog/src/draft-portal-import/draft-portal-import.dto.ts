import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Optional, Text } from '@motcua/service-kit';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean } from 'class-validator';
import { DecisionDto } from '../draft-decision/decision.dto.js';

/** A decision without its rows: they come from the import. */
export class DraftPortalImportDto extends OmitType(DecisionDto, ['rows'] as const) {
  @ApiPropertyOptional({
    type: [String],
    example: ['1.001193'],
    description: 'Chỉ các thủ tục này; không nêu là tất cả',
  })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @Text({ max: 100, each: true })
  codes?: string[];

  @ApiPropertyOptional({ type: Boolean, description: 'Đã kiểm tra: danh sách ngắn của Cổng là đúng' })
  @Optional()
  @IsBoolean()
  confirmShortList?: boolean;
}
