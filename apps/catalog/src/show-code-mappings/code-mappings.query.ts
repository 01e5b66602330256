import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { AtQuery, Optional, PageQuery, Text } from '@motcua/service-kit';

export class ListMappingsQuery extends IntersectionType(PageQuery, AtQuery) {
  @ApiPropertyOptional({ type: String, example: '2.002913' })
  @Optional()
  @Text({ max: 200 })
  nationalCode?: string;

  @ApiPropertyOptional({ type: String, example: '9.900001' })
  @Optional()
  @Text({ max: 200 })
  localCode?: string;
}

export class ResolveCodeQuery extends AtQuery {
  @ApiProperty({ type: String, example: '2.002622', description: 'Mã quốc gia, cũ hoặc mới, hoặc mã của tỉnh' })
  @Text({ max: 200 })
  code!: string;
}
