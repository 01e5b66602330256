import { ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, Text } from '@motcua/service-kit';

export class NoteDto {
  @ApiPropertyOptional({
    type: String,
    maxLength: 1000,
    description: 'Nội dung xử lý; được gửi lên Cổng Dịch vụ công quốc gia',
  })
  @Optional()
  @Text({ max: 1000 })
  note?: string;
}

/** Reason and legal basis are demanded by the transition table, which knows for whom. */
export class ReasonDto extends NoteDto {
  @ApiPropertyOptional({ type: String, maxLength: 1000, example: 'Không đủ điều kiện theo quy định' })
  @Optional()
  @Text({ max: 1000 })
  reason?: string;

  @ApiPropertyOptional({ type: String, maxLength: 1000, example: 'Điều 17 Nghị định 61/2018/NĐ-CP' })
  @Optional()
  @Text({ max: 1000 })
  legalBasis?: string;
}
