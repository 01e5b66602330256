import { ApiPropertyOptional } from '@nestjs/swagger';
import { paidVia, type PaidVia } from '@motcua/contracts';
import { Instant, Optional, Text } from '@motcua/service-kit';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { MOST_VND } from '../request/fee.dto.js';
import { NoteDto } from '../request/note.dto.js';

export class ConfirmPaymentDto extends NoteDto {
  @ApiPropertyOptional({ type: Number, minimum: 0, description: 'Số tiền đã nộp, đồng; mặc định là đủ' })
  @Optional()
  @IsInt()
  @Min(0)
  @Max(MOST_VND)
  amountVnd?: number;

  @ApiPropertyOptional({ enum: paidVia, example: 'cash' })
  @Optional()
  @IsIn(paidVia)
  paidVia?: PaidVia;

  @ApiPropertyOptional({ type: String, format: 'date-time', example: '2024-03-15T09:10:00+07:00' })
  @Optional()
  @Instant()
  paidAt?: string;

  @ApiPropertyOptional({ type: String, maxLength: 1000, description: 'Biên lai, chứng từ' })
  @Optional()
  @Text({ max: 1000 })
  document?: string;

  @ApiPropertyOptional({ type: String, maxLength: 1000, description: 'Căn cứ miễn' })
  @Optional()
  @Text({ max: 1000 })
  exemption?: string;
}
