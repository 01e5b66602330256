import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Optional, Text } from '@motcua/service-kit';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { orderKinds, type GivenOrder, type OrderKind } from '../domain/position-order.js';
import { positionIdPattern } from '../domain/position.js';
import { unitCodePattern } from '../domain/unit.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class RequestPositionDto implements GivenOrder {
  @ApiProperty({ enum: orderKinds, example: 'delegate', description: 'Bổ nhiệm, giao quyền, ủy quyền, kết thúc sớm' })
  @IsIn(orderKinds)
  kind!: OrderKind;

  @ApiProperty({ type: String, example: 'commune-uq-1', description: 'Mã chức danh; "end": mã đang có' })
  @IsString()
  @MaxLength(100)
  @Matches(positionIdPattern)
  positionId!: string;

  @ApiPropertyOptional({ type: String, example: 'Được ủy quyền tiếp nhận', maxLength: 300 })
  @Optional()
  @Text({ max: 300 })
  title?: string;

  @ApiPropertyOptional({ type: String, example: 'H52.31.001', description: 'Chỉ khi bổ nhiệm: mã đơn vị' })
  @Optional()
  @IsString()
  @MaxLength(100)
  @Matches(unitCodePattern)
  unitCode?: string;

  @ApiPropertyOptional({ type: String, example: 'cb-0011', description: 'Người giữ chức danh' })
  @Optional()
  @Text({ max: 100 })
  officerId?: string;

  @ApiPropertyOptional({ type: String, example: 'Lò Văn Ví Dụ' })
  @Optional()
  @Text({ max: 200 })
  officerName?: string;

  @ApiPropertyOptional({ type: [String], example: ['dossier:receive@unit', 'dossier:read@unit'] })
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Text({ max: 100, each: true })
  permissions?: string[];

  @ApiPropertyOptional({ type: String, example: 'commune', description: 'Chức danh được thay hoặc ủy quyền' })
  @Optional()
  @IsString()
  @MaxLength(100)
  @Matches(positionIdPattern)
  ofPosition?: string;

  @ApiPropertyOptional({ type: String, format: 'date', example: '2024-03-18' })
  @Optional()
  @IsString()
  @Matches(DATE)
  validFrom?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    example: '2024-04-18',
    description: 'Ngày đầu không còn hiệu lực',
  })
  @Optional()
  @IsString()
  @Matches(DATE)
  validTo?: string;

  @ApiProperty({ type: String, example: 'Công chức đi học', maxLength: 1000 })
  @Text({ max: 1000 })
  reason!: string;

  @ApiProperty({ type: String, example: '12/GUQ-UBND', maxLength: 200 })
  @Text({ max: 200 })
  citation!: string;
}
