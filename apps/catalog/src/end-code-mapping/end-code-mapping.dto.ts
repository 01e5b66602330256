import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

export class EndCodeMappingDto {
  @ApiProperty({ type: String, format: 'date', example: '2024-07-01', description: 'Ngày đầu tiên hết hiệu lực' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  validTo!: string;
}
