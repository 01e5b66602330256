import { ApiProperty } from '@nestjs/swagger';
import { Text } from '@motcua/service-kit';
import { ListDossiersQuery } from './list-dossiers.query.js';

/** The filters of the list, with the one that does not belong into an address: addresses end up in logs and histories. */
export class SearchDossiersDto extends ListDossiersQuery {
  @ApiProperty({
    type: String,
    example: '000000000001',
    maxLength: 64,
    description: 'Số định danh hoặc mã số của chủ hồ sơ; có dấu cách, dấu chấm, gạch nối đều được',
  })
  @Text({ max: 64 })
  ownerIdNumber!: string;
}
