import { ApiProperty } from '@nestjs/swagger';
import { Nullable, Text } from '@motcua/service-kit';
import { IsIn, Matches } from 'class-validator';

export class ReplaceCodeDto {
  @ApiProperty({ type: String, example: '2.002622' })
  @Text({ max: 200 })
  oldCode!: string;

  @ApiProperty({ type: String, example: '2.002913' })
  @Text({ max: 200 })
  newCode!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, required: false, description: 'null: chưa rõ ngày' })
  @Nullable()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  since: string | null = null;

  @ApiProperty({ enum: ['confirmed', 'unconfirmed'], example: 'confirmed' })
  @IsIn(['confirmed', 'unconfirmed'])
  mark!: 'confirmed' | 'unconfirmed';

  @ApiProperty({ type: String, example: 'Quyết định công bố số 1234/QĐ-BTP' })
  @Text({ max: 1000 })
  reason!: string;
}
