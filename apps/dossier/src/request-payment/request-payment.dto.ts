import { ApiProperty } from '@nestjs/swagger';
import { Text } from '@motcua/service-kit';
import { IsIn, IsInt, IsISO8601, Matches, Max, Min } from 'class-validator';
import { paymentKinds, type PaymentKind } from '../domain/dossier-record.js';
import { MOST_VND } from '../request/fee.dto.js';
import { NoteDto } from '../request/note.dto.js';

export class RequestPaymentDto extends NoteDto {
  @ApiProperty({ enum: paymentKinds, example: 'tax', description: 'fee: phí, lệ phí của thủ tục; tax: nghĩa vụ khác' })
  @IsIn(paymentKinds)
  kind!: PaymentKind;

  @ApiProperty({ type: Number, example: 500000, minimum: 1, description: 'Số tiền, đồng' })
  @IsInt()
  @Min(1)
  @Max(MOST_VND)
  amountVnd!: number;

  @ApiProperty({ type: String, example: 'Chi cục Thuế thành phố Sơn La', maxLength: 1000 })
  @Text({ max: 1000 })
  payee!: string;

  @ApiProperty({ type: String, format: 'date', example: '2024-04-15' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  dueDate!: string;
}
