import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DatedPageQuery, Optional } from '@motcua/service-kit';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { unitCodePattern, unitKinds, unitLevels } from '../domain/unit.js';
import { UnitView } from '../show-unit/unit.view.js';

export class ListUnitsQuery extends DatedPageQuery {
  @ApiPropertyOptional({ type: String, example: 'H52.31', description: 'Mã đơn vị cấp trên trực tiếp' })
  @Optional()
  @IsString()
  @MaxLength(100)
  @Matches(unitCodePattern)
  parent?: string;

  @ApiPropertyOptional({ enum: unitKinds, example: 'commune', description: 'Loại đơn vị' })
  @Optional()
  @IsIn(unitKinds)
  kind?: (typeof unitKinds)[number];

  @ApiPropertyOptional({ enum: unitLevels, example: 'commune', description: 'Cấp hành chính' })
  @Optional()
  @IsIn(unitLevels)
  level?: (typeof unitLevels)[number];
}

export class UnitPage {
  @ApiProperty({ type: [UnitView] })
  items!: UnitView[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'WyJINTIuMzEuMDAxIl0',
    description: 'Gửi lại ở tham số "cursor" để lấy trang sau; null ở trang cuối',
  })
  nextCursor!: string | null;
}
