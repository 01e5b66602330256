import { ApiProperty } from '@nestjs/swagger';
import { Nullable, Text } from '@motcua/service-kit';
import { Matches } from 'class-validator';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class AddCodeMappingDto {
  @ApiProperty({ type: String, example: '2.002913' })
  @Text({ max: 200 })
  nationalCode!: string;

  @ApiProperty({ type: String, example: '9.900001' })
  @Text({ max: 200 })
  localCode!: string;

  @ApiProperty({ type: String, format: 'date', example: '2024-01-01' })
  @Matches(DATE)
  validFrom!: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    required: false,
    description: 'Ngày đầu tiên hết hiệu lực',
  })
  @Nullable()
  @Matches(DATE)
  validTo: string | null = null;

  @ApiProperty({ type: String, example: 'Theo văn bản số 12/VP-KSTT' })
  @Text({ max: 1000 })
  reason!: string;
}
