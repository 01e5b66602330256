import { ApiPropertyOptional } from '@nestjs/swagger';
import { dossierStatusNames } from '@motcua/contracts';
import { Optional, PageQuery, Text } from '@motcua/service-kit';
import { IsString, Matches, MaxLength } from 'class-validator';

const STATUSES = new RegExp(`^(${dossierStatusNames.join('|')})(,(${dossierStatusNames.join('|')}))*$`);
/** A `+` in an address arrives as a blank. */
const DATE_OR_INSTANT =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[ +-]([01]\d|2[0-3]):[0-5]\d))?$/;

export class ListDossiersQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, example: 'H52.31', description: 'Đơn vị tiếp nhận, kể cả các đơn vị cấp dưới' })
  @Optional()
  @Text({ max: 100 })
  unit?: string;

  @ApiPropertyOptional({ type: String, example: 'received,processing', description: 'Một hoặc nhiều trạng thái' })
  @Optional()
  @IsString()
  @Matches(STATUSES)
  status?: string;

  @ApiPropertyOptional({ type: String, example: '2024-03-15', description: 'Hẹn trả từ (ngày hoặc thời điểm)' })
  @Optional()
  @IsString()
  @MaxLength(30)
  @Matches(DATE_OR_INSTANT)
  dueAfter?: string;

  @ApiPropertyOptional({ type: String, example: '2024-03-20', description: 'Hẹn trả trước (ngày hoặc thời điểm)' })
  @Optional()
  @IsString()
  @MaxLength(30)
  @Matches(DATE_OR_INSTANT)
  dueBefore?: string;
}
