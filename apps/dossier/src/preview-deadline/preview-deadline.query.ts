import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { channels, type Channel } from '@motcua/contracts';
import { Optional, Text } from '@motcua/service-kit';
import { IsIn } from 'class-validator';
import { Instant } from '../request/instant.js';

/** The same names as in a registration. */
export class PreviewDeadlineQuery {
  @ApiProperty({ type: String, example: '1.001193' })
  @Text({ max: 100 })
  procedureCode!: string;

  @ApiPropertyOptional({ type: String, example: 'TH01', description: 'Bắt buộc khi thủ tục có nhiều trường hợp' })
  @Optional()
  @Text({ max: 100 })
  caseCode?: string;

  @ApiProperty({ enum: channels, example: 'counter' })
  @IsIn(channels)
  channel!: Channel;

  @ApiProperty({ type: String, example: 'H52.31.001', description: 'Đơn vị tiếp nhận' })
  @Text({ max: 100 })
  unitCode!: string;

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
