import { ApiProperty } from '@nestjs/swagger';
import type { RuleSetData } from '@motcua/contracts';
import { Text } from '@motcua/service-kit';
import { IsBoolean, IsIn, IsInt, IsNumber, IsPositive, Matches, Max, Min } from 'class-validator';

const countings = ['sameTime', 'endOfDay'] as const;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class RuleSetDto implements RuleSetData {
  @ApiProperty({ type: String, example: 'default-2027', maxLength: 100 })
  @Text({ max: 100 })
  id!: string;

  @ApiProperty({ type: String, format: 'date', example: '2027-01-01' })
  @Matches(DATE)
  validFrom!: string;

  @ApiProperty({ enum: countings, example: 'sameTime', description: 'Cách tính ngày làm việc' })
  @IsIn(countings)
  counting!: (typeof countings)[number];

  @ApiProperty({ type: Number, example: 8, description: 'Số giờ của một ngày làm việc' })
  @IsNumber()
  @IsPositive()
  @Max(24)
  hoursPerDay!: number;

  @ApiProperty({ type: String, example: '15:00', description: 'Sau giờ này, "trong ngày" là ngày làm việc kế tiếp' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'Phải là giờ dạng 15:00.' })
  sameDayCutoff!: string;

  @ApiProperty({ type: Number, minimum: 0, maximum: 10, example: 1, description: 'Số lần được gia hạn' })
  @IsInt()
  @Min(0)
  @Max(10)
  extensionLimit!: number;

  @ApiProperty({ type: Boolean, example: false, description: 'Thời gian chờ nộp tiền có được trừ' })
  @IsBoolean()
  feePausesClock!: boolean;
}
