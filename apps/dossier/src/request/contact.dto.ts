import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ownerTypes, type OwnerType } from '@motcua/contracts';
import { Optional, Text } from '@motcua/service-kit';
import { IsEmail, IsIn, Matches, MaxLength } from 'class-validator';

class ContactDto {
  @ApiProperty({ type: String, example: 'Lò Thị Mẫu', maxLength: 1000 })
  @Text({ max: 1000 })
  name!: string;

  @ApiPropertyOptional({ type: String, example: '0900000001' })
  @Optional()
  @Matches(/^[0-9+().\- ]{6,30}$/)
  phone?: string;

  @ApiPropertyOptional({ type: String, example: 'mau@example.vn' })
  @Optional()
  @IsEmail()
  @MaxLength(254)
  email?: string;
}

export class OwnerDto extends ContactDto {
  @ApiProperty({ enum: ownerTypes, example: 'citizen' })
  @IsIn(ownerTypes)
  type!: OwnerType;

  @ApiProperty({ type: String, example: '000000000001', maxLength: 64, description: 'Số định danh hoặc mã số' })
  @Text({ max: 64 })
  idNumber!: string;
}

export class SubmitterDto extends ContactDto {
  @ApiPropertyOptional({ type: String, example: '000000000002', maxLength: 64 })
  @Optional()
  @Text({ max: 64 })
  idNumber?: string;
}
