import { ApiProperty } from '@nestjs/swagger';
import { NestedList, Nullable, Text } from '@motcua/service-kit';
import { Matches } from 'class-validator';
import type { CodeListEntry } from '../domain/code-list.js';

export class CodeListEntryDto implements CodeListEntry {
  @ApiProperty({ type: String, example: 'G99-HT01' })
  @Text({ max: 200 })
  code!: string;

  @ApiProperty({ type: String, example: 'Hộ tịch' })
  @Text({ max: 2000 })
  name!: string;

  @ApiProperty({ type: String, nullable: true, required: false, description: 'Mã cấp trên trong cùng danh mục' })
  @Nullable()
  @Text({ max: 200 })
  parent: string | null = null;
}

/** The whole list. */
export class PublishCodeListDto {
  @ApiProperty({ type: String, format: 'date', example: '2024-04-01', description: 'Có hiệu lực từ ngày' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  validFrom!: string;

  @ApiProperty({ type: String, example: 'LayDanhMucLinhVuc, 15/03/2024', description: 'Nguồn' })
  @Text({ max: 1000 })
  source!: string;

  @ApiProperty({ type: [CodeListEntryDto], description: 'Toàn bộ danh mục' })
  @NestedList(() => CodeListEntryDto, { min: 1, max: 20_000 })
  entries!: CodeListEntryDto[];
}
