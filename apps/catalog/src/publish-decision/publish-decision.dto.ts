import { ApiPropertyOptional } from '@nestjs/swagger';
import { Instant, Optional } from '@motcua/service-kit';

export class PublishDecisionDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    example: '2024-03-20T16:00:00+07:00',
    description: 'Thời điểm công khai trên Cơ sở dữ liệu quốc gia; mặc định là bây giờ',
  })
  @Optional()
  @Instant()
  publicAt?: string;
}
