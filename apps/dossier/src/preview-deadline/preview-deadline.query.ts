import { ApiPropertyOptional } from '@nestjs/swagger';
import { Instant, Optional } from '@motcua/service-kit';
import { AskedForDto } from '../request/asked-for.dto.js';

export class PreviewDeadlineQuery extends AskedForDto {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    example: '2024-03-15T09:10:00+07:00',
    description: 'Giả định tiếp nhận lúc này; mặc định là bây giờ. Dấu "+" viết thành %2B',
  })
  @Optional()
  @Instant()
  receivedAt?: string;
}
