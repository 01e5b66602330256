import { ApiProperty } from '@nestjs/swagger';
import { unitKinds, unitLevels, type UnitVersion } from '../domain/unit.js';

export class UnitView implements UnitVersion {
  @ApiProperty({ type: String, example: 'H52.31.001', description: 'Mã định danh cơ quan' })
  code!: string;

  @ApiProperty({ type: Number, example: 1, description: 'Phiên bản của đơn vị' })
  version!: number;

  @ApiProperty({ type: String, example: 'Ủy ban nhân dân phường Chiềng Lề' })
  name!: string;

  @ApiProperty({ enum: unitKinds, example: 'commune' })
  kind!: string;

  @ApiProperty({ enum: unitLevels, example: 'commune' })
  level!: (typeof unitLevels)[number];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'H52.31',
    description: 'Mã đơn vị cấp trên; null ở cấp cao nhất',
  })
  parent!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '03646', description: 'Mã đơn vị hành chính của Cục Thống kê' })
  gsoCode!: string | null;

  @ApiProperty({ type: String, format: 'date', example: '2020-01-01', description: 'Ngày bắt đầu có hiệu lực' })
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
