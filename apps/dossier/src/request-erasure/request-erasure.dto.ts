import { ApiProperty } from '@nestjs/swagger';
import { Text } from '@motcua/service-kit';

export class RequestErasureDto {
  @ApiProperty({ type: String, example: '000000000001', maxLength: 64, description: 'Số định danh hoặc mã số' })
  @Text({ max: 64 })
  idNumber!: string;

  @ApiProperty({ type: String, maxLength: 2000, example: 'Người dân yêu cầu xóa dữ liệu cá nhân' })
  @Text({ max: 2000 })
  reason!: string;

  @ApiProperty({ type: String, maxLength: 2000, example: 'Điều 16 Nghị định 13/2023/NĐ-CP' })
  @Text({ max: 2000 })
  legalBasis!: string;
}
