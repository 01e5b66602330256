import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DatedPageQuery, Optional } from '@motcua/service-kit';
import { IsString, Matches, MaxLength } from 'class-validator';
import { positionKinds, type Position } from '../domain/position.js';
import { unitCodePattern } from '../domain/unit.js';

export class ListPositionsQuery extends DatedPageQuery {
  @ApiPropertyOptional({ type: String, example: 'H52.31', description: 'Mã đơn vị' })
  @Optional()
  @IsString()
  @MaxLength(100)
  @Matches(unitCodePattern)
  unitCode?: string;
}

export class PositionView implements Position {
  @ApiProperty({ type: String, example: 'commune' })
  id!: string;

  @ApiProperty({ type: String, example: 'Công chức Ủy ban nhân dân phường Chiềng Lề' })
  title!: string;

  @ApiProperty({ type: String, example: 'H52.31.001', description: 'Mã đơn vị' })
  unitCode!: string;

  @ApiProperty({ type: String, example: 'cb-0005', description: 'Mã cán bộ' })
  officerId!: string;

  @ApiProperty({ type: String, example: 'Cà Văn Kiểm Thử' })
  officerName!: string;

  @ApiProperty({ type: [String], example: ['dossier:receive', 'dossier:read'] })
  permissions!: readonly string[];

  @ApiProperty({ type: String, format: 'date', example: '2020-01-01' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: null })
  validTo!: string | null;

  @ApiProperty({ enum: positionKinds, example: 'regular', description: 'Chính thức, quyền (phụ trách), được ủy quyền' })
  kind!: Position['kind'];

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Chức danh được thay hoặc đã ủy quyền' })
  ofPosition!: string | null;
}

export class PositionPage {
  @ApiProperty({ type: [PositionView] })
  items!: PositionView[];

  @ApiProperty({ type: String, nullable: true, example: null, description: 'null ở trang cuối' })
  nextCursor!: string | null;
}
