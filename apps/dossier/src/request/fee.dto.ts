import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { paidVia, type PaidVia } from '@motcua/contracts';
import { Instant, Nested, Optional, Text } from '@motcua/service-kit';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import type { GivenFee } from '../domain/fee.js';
import { instantOf } from './instant.js';
import { NoteDto } from './note.dto.js';

export const MOST_VND = 1_000_000_000_000;

export class PaymentDto {
  @ApiProperty({ type: Number, example: 8000, minimum: 0, description: 'Số tiền, đồng' })
  @IsInt()
  @Min(0)
  @Max(MOST_VND)
  amountVnd!: number;

  @ApiProperty({ enum: paidVia, example: 'cash', description: 'none: chưa nộp' })
  @IsIn(paidVia)
  paidVia!: PaidVia;

  @ApiPropertyOptional({ type: String, format: 'date-time', example: '2024-03-15T09:10:00+07:00' })
  @Optional()
  @Instant()
  paidAt?: string;
}

/** At receipt and at the return of the result. */
export class FeeDto extends NoteDto {
  @ApiPropertyOptional({ type: PaymentDto })
  @Optional()
  @Nested(() => PaymentDto)
  fee?: PaymentDto;

  @ApiPropertyOptional({ type: String, maxLength: 1000, description: 'Căn cứ miễn, giảm phí, lệ phí' })
  @Optional()
  @Text({ max: 1000 })
  feeExemption?: string;
}

export function givenFee({ fee, feeExemption }: FeeDto): GivenFee {
  return { fee: fee && { ...fee, paidAt: instantOf(fee.paidAt) }, feeExemption };
}
