import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { channels, type Channel } from '@motcua/contracts';
import { Optional, Text } from '@motcua/service-kit';
import { IsIn } from 'class-validator';

/** Which procedure, in which of its cases, through which channel, where. */
export class AskedForDto {
  @ApiProperty({ type: String, example: '1.001193', description: 'Mã thủ tục hành chính' })
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
}
