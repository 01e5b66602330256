import { ApiProperty } from '@nestjs/swagger';
import { ownerTypes } from '@motcua/contracts';
import { procedureLevels, serviceLevels, type ProcedureSummary } from '../domain/procedure.js';

export class ProcedureSummaryView implements ProcedureSummary {
  @ApiProperty({ type: String, example: '1.001193', description: 'Mã thủ tục' })
  code!: string;

  @ApiProperty({ type: Number, example: 1, description: 'Phiên bản của thủ tục' })
  version!: number;

  @ApiProperty({ type: String, example: 'Đăng ký khai sinh' })
  name!: string;

  @ApiProperty({ type: String, example: 'G99-HT01', description: 'Mã lĩnh vực' })
  fieldCode!: string;

  @ApiProperty({ type: String, example: 'Hộ tịch', description: 'Tên lĩnh vực' })
  fieldName!: string;

  @ApiProperty({ enum: procedureLevels, example: 'commune', description: 'Cấp thực hiện' })
  level!: (typeof procedureLevels)[number];

  @ApiProperty({ enum: serviceLevels, example: 'full', description: 'Mức độ dịch vụ công' })
  serviceLevel!: (typeof serviceLevels)[number];

  @ApiProperty({ enum: ownerTypes, isArray: true, example: ['citizen'], description: 'Đối tượng thực hiện' })
  objectTypes!: readonly string[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Đơn vị giải quyết khi trung tâm tiếp nhận; null là chính đơn vị tiếp nhận',
  })
  handlingUnit!: string | null;

  @ApiProperty({ type: String, format: 'date', example: '2019-01-01', description: 'Ngày bắt đầu có hiệu lực' })
  validFrom!: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    example: null,
    description: 'Ngày đầu tiên hết hiệu lực; null là chưa có',
  })
  validTo!: string | null;
}
