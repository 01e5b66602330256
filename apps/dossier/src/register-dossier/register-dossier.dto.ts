import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { channels, type Channel } from '@motcua/contracts';
import { Nested, NestedList, Optional, Text } from '@motcua/service-kit';
import { IsIn } from 'class-validator';
import { ComponentDto } from '../request/component.dto.js';
import { OwnerDto, SubmitterDto } from '../request/contact.dto.js';

export class RegisterDossierDto {
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

  @ApiProperty({ type: OwnerDto, description: 'Chủ hồ sơ' })
  @Nested(() => OwnerDto)
  owner!: OwnerDto;

  @ApiPropertyOptional({ type: SubmitterDto, description: 'Người nộp, khi không phải chủ hồ sơ' })
  @Optional()
  @Nested(() => SubmitterDto)
  submitter?: SubmitterDto;

  @ApiPropertyOptional({
    type: String,
    maxLength: 1000,
    example: 'Đăng ký khai sinh cho con',
    description: 'Trích yếu',
  })
  @Optional()
  @Text({ max: 1000 })
  summary?: string;

  @ApiProperty({ type: [ComponentDto], description: 'Thành phần hồ sơ đã nộp' })
  @NestedList(() => ComponentDto, { max: 200 })
  components!: ComponentDto[];
}
