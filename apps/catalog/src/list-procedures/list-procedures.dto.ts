import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DatedPageQuery, Optional, Storable } from '@motcua/service-kit';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { procedureLevels, serviceLevels } from '../domain/procedure.js';
import { ProcedureSummaryView } from './procedure-summary.view.js';

export class ListProceduresQuery extends DatedPageQuery {
  @ApiPropertyOptional({ type: String, example: 'G99-HT01', description: 'Mã lĩnh vực' })
  @Optional()
  @IsString()
  @MaxLength(50)
  @Matches(/^[0-9A-Za-z.-]+$/)
  fieldCode?: string;

  @ApiPropertyOptional({ enum: procedureLevels, example: 'commune', description: 'Cấp thực hiện' })
  @Optional()
  @IsIn(procedureLevels)
  level?: (typeof procedureLevels)[number];

  @ApiPropertyOptional({
    enum: serviceLevels,
    example: 'full',
    description: 'Mức độ dịch vụ công: toàn trình, một phần, chỉ cung cấp thông tin',
  })
  @Optional()
  @IsIn(serviceLevels)
  serviceLevel?: (typeof serviceLevels)[number];

  @ApiPropertyOptional({
    type: String,
    example: 'khai sinh',
    description: 'Một phần của mã hoặc tên, không phân biệt hoa thường và dấu',
  })
  @Optional()
  @Storable()
  @MaxLength(200)
  q?: string;
}

export class ProcedurePage {
  @ApiProperty({ type: [ProcedureSummaryView] })
  items!: ProcedureSummaryView[];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'WyIxLjAwMTE5MyJd',
    description: 'Gửi lại ở tham số "cursor" để lấy trang sau; null ở trang cuối',
  })
  nextCursor!: string | null;
}
