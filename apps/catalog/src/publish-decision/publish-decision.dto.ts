import { ApiPropertyOptional } from '@nestjs/swagger';
import { Optional } from '@motcua/service-kit';
import { IsISO8601, Matches } from 'class-validator';

export class PublishDecisionDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    example: '2024-03-20T16:00:00+07:00',
    description: 'Thời điểm công khai trên Cơ sở dữ liệu quốc gia; mặc định là bây giờ',
  })
  @Optional()
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/)
  @IsISO8601({ strict: true })
  publicAt?: string;
}
