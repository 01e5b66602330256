import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, Text } from '@motcua/service-kit';
import { IsBoolean } from 'class-validator';
import type { GivenComponent } from '../domain/components.js';

export class ComponentDto {
  @ApiPropertyOptional({
    type: String,
    example: 'TP01',
    description: 'Mã thành phần theo thủ tục; không có thì so theo tên',
  })
  @Optional()
  @Text({ max: 100 })
  code?: string;

  @ApiProperty({ type: String, example: 'Tờ khai theo mẫu', maxLength: 1000 })
  @Text({ max: 1000 })
  name!: string;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Đã số hóa' })
  @Optional()
  @IsBoolean()
  digitised?: boolean;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Tái sử dụng giấy tờ đã có' })
  @Optional()
  @IsBoolean()
  reused?: boolean;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Lấy từ kho dữ liệu điện tử' })
  @Optional()
  @IsBoolean()
  fromVault?: boolean;
}

export function givenComponents(components: readonly ComponentDto[]): GivenComponent[] {
  return components.map(({ code, name, digitised = false, reused = false, fromVault = false }) => ({
    code,
    name,
    digitised,
    reused,
    fromVault,
  }));
}
