import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Nested, NestedList, Optional, Text } from '@motcua/service-kit';
import { AskedForDto } from '../request/asked-for.dto.js';
import { ComponentDto } from '../request/component.dto.js';
import { OwnerDto, SubmitterDto } from '../request/contact.dto.js';

export class RegisterDossierDto extends AskedForDto {
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
