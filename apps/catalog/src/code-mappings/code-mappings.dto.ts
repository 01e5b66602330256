import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import { AtQuery, Nullable, Optional, PageQuery, Text } from '@motcua/service-kit';
import { IsIn, Matches } from 'class-validator';
import type { Replacement, ResolvedCode } from '../domain/resolve-code.js';
import type { StoredMapping } from '../persistence/code-mapping.repository.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

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

export class AddMappingDto {
  @ApiProperty({ type: String, example: '2.002913' })
  @Text({ max: 200 })
  nationalCode!: string;

  @ApiProperty({ type: String, example: '9.900001' })
  @Text({ max: 200 })
  localCode!: string;

  @ApiProperty({ type: String, format: 'date', example: '2024-01-01' })
  @Matches(DATE)
  validFrom!: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    required: false,
    description: 'Ngày đầu tiên hết hiệu lực',
  })
  @Nullable()
  @Matches(DATE)
  validTo: string | null = null;

  @ApiProperty({ type: String, example: 'Theo văn bản số 12/VP-KSTT' })
  @Text({ max: 1000 })
  reason!: string;
}

export class EndMappingDto {
  @ApiProperty({ type: String, format: 'date', example: '2024-07-01', description: 'Ngày đầu tiên hết hiệu lực' })
  @Matches(DATE)
  validTo!: string;
}

export class AddReplacementDto {
  @ApiProperty({ type: String, example: '2.002622' })
  @Text({ max: 200 })
  oldCode!: string;

  @ApiProperty({ type: String, example: '2.002913' })
  @Text({ max: 200 })
  newCode!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, required: false, description: 'null: chưa rõ ngày' })
  @Nullable()
  @Matches(DATE)
  since: string | null = null;

  @ApiProperty({ enum: ['confirmed', 'unconfirmed'], example: 'confirmed' })
  @IsIn(['confirmed', 'unconfirmed'])
  mark!: 'confirmed' | 'unconfirmed';

  @ApiProperty({ type: String, example: 'Quyết định công bố số 1234/QĐ-BTP' })
  @Text({ max: 1000 })
  reason!: string;
}

export class MappingView {
  @ApiProperty({ type: String, example: '12' })
  id!: string;

  @ApiProperty({ type: String })
  nationalCode!: string;

  @ApiProperty({ type: String })
  localCode!: string;

  @ApiProperty({ type: String, format: 'date' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo!: string | null;

  @ApiProperty({ type: String })
  reason!: string;

  @ApiProperty({ type: String })
  recordedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
}

export class MappingPage {
  @ApiProperty({ type: [MappingView] })
  items!: MappingView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class ReplacementView implements Replacement {
  @ApiProperty({ type: String, example: '2.002622' })
  oldCode!: string;

  @ApiProperty({ type: String, example: '2.002913' })
  newCode!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  since!: string | null;
}

export class ResolvedCodeView implements ResolvedCode {
  @ApiProperty({ type: String, example: '2.002913', description: 'Mã quốc gia có hiệu lực' })
  nationalCode!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Mã của tỉnh; null khi chưa ai ghi' })
  localCode!: string | null;

  @ApiProperty({ type: [ReplacementView], description: 'Các lần thay thế dẫn đến mã đó' })
  chain!: readonly ReplacementView[];
}

export function mappingView({ recordedAt, ...mapping }: StoredMapping): MappingView {
  return { ...mapping, recordedAt: formatInstant(recordedAt) };
}
