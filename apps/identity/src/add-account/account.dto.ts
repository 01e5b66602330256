import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { NestedList, Text } from '@motcua/service-kit';
import { IsBoolean, Matches } from 'class-validator';
import { accountIdPattern, usernamePattern } from '../domain/account.js';

export class HeldPositionDto {
  @ApiProperty({ type: String, example: 'commune', description: 'Mã chức danh trong danh bạ' })
  @Matches(/^[a-z][a-z0-9-]{0,62}$/)
  id!: string;

  @ApiProperty({ type: String, example: 'Công chức Tư pháp – Hộ tịch' })
  @Text({ max: 200 })
  title!: string;
}

/** What may be said of an account again and again. */
export class ChangeAccountDto {
  @ApiProperty({ type: String, example: 'Cà Văn Kiểm Thử' })
  @Text({ max: 200 })
  name!: string;

  @ApiPropertyOptional({ type: [HeldPositionDto], description: 'Chức danh đầu tiên còn hiệu lực được dùng' })
  @NestedList(() => HeldPositionDto, { max: 20 })
  positions: HeldPositionDto[] = [];

  @ApiPropertyOptional({ type: Boolean, default: false })
  @IsBoolean()
  disabled: boolean = false;
}

export class AddAccountDto extends ChangeAccountDto {
  @ApiProperty({ type: String, example: 'cb-0005', description: 'Không bao giờ cấp lại cho người khác' })
  @Matches(accountIdPattern)
  id!: string;

  @ApiProperty({ type: String, example: 'ca.van.kiem.thu' })
  @Matches(usernamePattern)
  username!: string;
}
