import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Optional, PageQuery } from '@motcua/service-kit';
import { IsString, MaxLength } from 'class-validator';

/** `?at=2024-03-15` */
export class AtQuery {
  @ApiPropertyOptional({
    type: String,
    format: 'date',
    example: '2024-03-15',
    description: 'Ngày cần xem (NĂM-THÁNG-NGÀY, giờ Việt Nam); mặc định là hôm nay',
  })
  @Optional()
  @IsString()
  @MaxLength(30)
  at?: string;
}

/** `?at=2024-03-15&limit=50&cursor=…` */
export class DatedPageQuery extends IntersectionType(PageQuery, AtQuery) {}
