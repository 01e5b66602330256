import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { isLocalDate } from '@motcua/contracts';
import { kitErrors, Nested, NestedList, Nullable, Optional, Storable, Text } from '@motcua/service-kit';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { procedureCodePattern, procedureLevels } from '../domain/procedure.js';
import { processCodePattern, type ProcessLevel } from '../domain/process-definition.js';
import type { ProcessContent } from '../domain/process-version.js';
import { LimitDto, nodeCodePattern, ProcessStepDto } from './process-step.dto.js';

export class ProcessTransitionDto {
  @ApiProperty({ type: String, example: 'tham-dinh', description: 'Mã bước đi' })
  @Text({ max: 60 })
  from!: string;

  @ApiProperty({ type: String, example: 'ky', description: 'Mã bước hoặc điểm kết thúc đến' })
  @Text({ max: 60 })
  to!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: null,
    description: 'Thao tác dẫn đến đó; null là chuyển nội bộ, không đổi trạng thái',
  })
  @Nullable()
  @Text({ max: 60 })
  action?: string | null;

  @ApiPropertyOptional({ type: String, example: 'Đủ điều kiện', description: 'Khi nào đi theo đường này' })
  @Optional()
  @Storable()
  @MaxLength(200)
  label?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'processing',
    description: 'Trạng thái sau khi chuyển',
  })
  @Nullable()
  @Text({ max: 60 })
  portalStatus?: string | null;
}

export class ProcessEndDto {
  @ApiProperty({ type: String, example: 'da-tra' })
  @IsString()
  @MaxLength(60)
  @Matches(nodeCodePattern)
  code!: string;

  @ApiProperty({ type: String, example: 'Đã trả kết quả' })
  @Text({ max: 200 })
  name!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'returned' })
  @Nullable()
  @Text({ max: 60 })
  portalStatus?: string | null;
}

export class ProcessDefinitionDto {
  @ApiProperty({ type: String, example: 'khai-sinh-cap-xa', description: 'Mã quy trình' })
  @IsString()
  @MaxLength(60)
  @Matches(processCodePattern)
  code!: string;

  @ApiProperty({ type: String, example: 'Đăng ký khai sinh trong ngày' })
  @Text({ max: 200 })
  name!: string;

  @ApiProperty({ enum: procedureLevels, isArray: true, example: ['commune'], description: 'Cấp tiếp nhận' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(procedureLevels, { each: true })
  levels!: ProcessLevel[];

  @ApiProperty({ type: Boolean, description: 'Mặc định cho mọi thủ tục của cấp chưa có quy trình riêng' })
  @IsBoolean()
  isDefault!: boolean;

  @ApiProperty({ type: [String], maxItems: 300, example: ['1.001193'], description: 'Thủ tục áp dụng' })
  @IsArray()
  @ArrayMaxSize(300)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @Matches(procedureCodePattern, { each: true })
  procedures!: string[];

  @ApiPropertyOptional({ type: LimitDto, nullable: true, description: 'Tổng thời hạn các bước phải nằm trong đó' })
  @Nullable()
  @Nested(() => LimitDto)
  limit?: LimitDto | null;

  @ApiProperty({ type: [ProcessStepDto], maxItems: 60 })
  @NestedList(() => ProcessStepDto, { max: 60 })
  steps!: ProcessStepDto[];

  @ApiProperty({ type: [ProcessTransitionDto], maxItems: 200 })
  @NestedList(() => ProcessTransitionDto, { max: 200 })
  transitions!: ProcessTransitionDto[];

  @ApiProperty({ type: String, example: 'tiep-nhan', description: 'Mã bước đầu tiên' })
  @Text({ max: 60 })
  start!: string;

  @ApiProperty({ type: [ProcessEndDto], maxItems: 20 })
  @NestedList(() => ProcessEndDto, { max: 20 })
  ends!: ProcessEndDto[];
}

export class ProcessDraftDto {
  @ApiProperty({ type: ProcessDefinitionDto, description: 'Nội dung quy trình' })
  @Nested(() => ProcessDefinitionDto)
  definition!: ProcessDefinitionDto;

  @ApiProperty({ type: String, format: 'date', example: '2026-01-01', description: 'Ngày có hiệu lực' })
  @IsString()
  @MaxLength(30)
  validFrom!: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date',
    nullable: true,
    example: null,
    description: 'Ngày hết hiệu lực',
  })
  @Nullable()
  @IsString()
  @MaxLength(30)
  validTo?: string | null;
}

/** What is left out is written as null, so that a definition always has the same fields. @throws BAD_DATE */
export function contentOf({ definition, validFrom, validTo = null }: ProcessDraftDto): ProcessContent {
  if (!isLocalDate(validFrom)) throw kitErrors.BAD_DATE({ date: validFrom }, { field: 'validFrom' });
  if (validTo !== null && !isLocalDate(validTo)) throw kitErrors.BAD_DATE({ date: validTo }, { field: 'validTo' });
  const { code, name, levels, isDefault, procedures, start } = definition;
  return {
    definition: {
      code,
      name,
      levels,
      isDefault,
      procedures,
      limit: definition.limit ?? null,
      steps: definition.steps.map(({ owner = null, limit = null, portalStatus = null, opinions, ...step }) => ({
        ...step,
        owner,
        limit,
        portalStatus,
        opinions: opinions
          ? {
              join: opinions.join,
              branches: opinions.branches.map((branch) => ({
                ...branch,
                owner: branch.owner ?? null,
                limit: branch.limit ?? null,
              })),
            }
          : null,
      })),
      transitions: definition.transitions.map(({ action = null, label = '', portalStatus = null, from, to }) => ({
        from,
        to,
        action,
        label,
        portalStatus,
      })),
      start,
      ends: definition.ends.map(({ portalStatus = null, ...end }) => ({ ...end, portalStatus })),
    },
    validFrom,
    validTo,
  };
}
