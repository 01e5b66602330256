import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Nested, NestedList, Nullable, Optional, Text } from '@motcua/service-kit';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, Matches, MaxLength } from 'class-validator';
import {
  decisionIdPattern,
  issuerKinds,
  rowKinds,
  type DecisionText,
  type IssuerKind,
  type RowKind,
} from '../domain/decision.js';
import { FullProcedureDto, LegalBasisDto } from '../procedure-content/full-procedure.dto.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class DecisionRowDto {
  @ApiProperty({ enum: rowKinds, example: 'amended', description: 'Mới ban hành, sửa đổi bổ sung, thay thế, bãi bỏ' })
  @IsIn(rowKinds)
  kind!: RowKind;

  @ApiProperty({ type: String, example: '1.001193' })
  @Text({ max: 100 })
  procedureCode!: string;

  @ApiPropertyOptional({
    type: [String],
    example: ['2.002622'],
    description: 'Thủ tục hết hiệu lực khi dòng này có hiệu lực',
  })
  @Optional()
  @IsArray()
  @ArrayMaxSize(100)
  @Text({ max: 100, each: true })
  replaces?: string[];

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    nullable: true,
    example: '2024-07-01',
    description: 'Ngày hiệu lực riêng của dòng; không nêu thì theo quyết định',
  })
  @Nullable()
  @Matches(DATE)
  effectiveFrom?: string | null;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Thủ tục có từ trước hệ thống: nội dung trước sửa đổi không có ở đây',
  })
  @Optional()
  @IsBoolean()
  firstKnown?: boolean;

  @ApiPropertyOptional({ type: [LegalBasisDto], description: 'Căn cứ pháp lý làm phát sinh dòng này' })
  @Optional()
  @NestedList(() => LegalBasisDto, { max: 100 })
  legalBases?: LegalBasisDto[];

  @ApiPropertyOptional({ type: FullProcedureDto, nullable: true, description: 'Nội dung đầy đủ; không có khi bãi bỏ' })
  @Nullable()
  @Nested(() => FullProcedureDto)
  content?: FullProcedureDto | null;
}

export class ChangedDecisionDto {
  @ApiProperty({ type: String, example: '1234/QĐ-UBND' })
  @Text({ max: 100 })
  number!: string;

  @ApiProperty({ type: String, example: 'H52', description: 'Đơn vị ban hành' })
  @Text({ max: 100 })
  issuerUnit!: string;

  @ApiProperty({ enum: issuerKinds, example: 'province', description: 'Cấp ban hành: tỉnh hoặc bộ, ngành' })
  @IsIn(issuerKinds)
  issuerKind!: IssuerKind;

  @ApiProperty({ type: String, format: 'date', example: '2024-03-15', description: 'Ngày ban hành' })
  @Matches(DATE)
  issuedOn!: string;

  @ApiProperty({ type: String, format: 'date', example: '2024-04-01', description: 'Ngày có hiệu lực' })
  @Matches(DATE)
  effectiveFrom!: string;

  @ApiProperty({
    type: String,
    example: 'Công bố danh mục thủ tục hành chính lĩnh vực hộ tịch',
    description: 'Trích yếu',
  })
  @Text({ max: 5000 })
  summary!: string;

  @ApiProperty({ type: [DecisionRowDto] })
  @NestedList(() => DecisionRowDto, { max: 1000 })
  rows!: DecisionRowDto[];
}

export class DecisionDto extends ChangedDecisionDto {
  @ApiProperty({ type: String, example: 'qd-1234-2024', description: 'Mã do bên gửi đặt: chữ thường, số, gạch nối' })
  @MaxLength(100)
  @Matches(decisionIdPattern)
  id!: string;
}

/** What was left out is null or empty. */
export function decisionText(id: string, dto: ChangedDecisionDto): DecisionText {
  const { number, issuerUnit, issuerKind, issuedOn, effectiveFrom, summary, rows } = dto;
  return {
    id,
    number,
    issuerUnit,
    issuerKind,
    issuedOn,
    effectiveFrom,
    summary,
    rows: rows.map((row) => ({
      kind: row.kind,
      procedureCode: row.procedureCode,
      replaces: row.replaces ?? [],
      effectiveFrom: row.effectiveFrom ?? null,
      firstKnown: row.firstKnown ?? false,
      legalBases: row.legalBases ?? [],
      content: row.content ?? null,
    })),
  };
}
