import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Limit } from '@motcua/contracts';
import { MultipleOf, Nested, NestedList, Nullable, Text } from '@motcua/service-kit';
import { ArrayMaxSize, IsArray, IsIn, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { joins, processActions, stepKinds, type StepKind } from '../domain/process-definition.js';
import { processRoleNames } from '../domain/process-roles.js';

export const nodeCodePattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export class LimitDto implements Limit {
  @ApiProperty({ type: Number, minimum: 0, multipleOf: 0.5, example: 2, description: '0 ngày làm việc là trong ngày' })
  @MultipleOf(0.5)
  @Min(0)
  @Max(1000)
  amount!: number;

  @ApiProperty({ enum: ['workingHour', 'workingDay', 'calendarDay'], example: 'workingDay' })
  @IsIn(['workingHour', 'workingDay', 'calendarDay'])
  unit!: Limit['unit'];
}

export class StepOwnerDto {
  @ApiProperty({ type: String, example: 'handler', description: `Vai trò: ${processRoleNames.join(', ')}` })
  @Text({ max: 60 })
  role!: string;

  @ApiProperty({
    type: String,
    example: 'parent(receiving)',
    description: 'Đơn vị: receiving, handling, province, unit:H52.11, parent(…), district(…)',
  })
  @Text({ max: 100 })
  unit!: string;
}

export class OpinionBranchDto {
  @ApiProperty({ type: String, example: 'xay-dung' })
  @IsString()
  @MaxLength(60)
  @Matches(nodeCodePattern)
  code!: string;

  @ApiProperty({ type: String, example: 'Sở Xây dựng cho ý kiến' })
  @Text({ max: 200 })
  name!: string;

  @ApiPropertyOptional({ type: StepOwnerDto, nullable: true, description: 'Người chịu trách nhiệm' })
  @Nullable()
  @Nested(() => StepOwnerDto)
  owner?: StepOwnerDto | null;

  @ApiPropertyOptional({ type: LimitDto, nullable: true, description: 'Thời hạn' })
  @Nullable()
  @Nested(() => LimitDto)
  limit?: LimitDto | null;
}

export class ParallelOpinionsDto {
  @ApiProperty({ enum: joins, example: 'all', description: 'Chờ đủ mọi ý kiến (all) hay chỉ cần một (any)' })
  @IsIn(joins)
  join!: 'all' | 'any';

  @ApiProperty({ type: [OpinionBranchDto], maxItems: 20 })
  @NestedList(() => OpinionBranchDto, { max: 20 })
  branches!: OpinionBranchDto[];
}

export class ProcessStepDto {
  @ApiProperty({ type: String, example: 'tham-dinh' })
  @IsString()
  @MaxLength(60)
  @Matches(nodeCodePattern)
  code!: string;

  @ApiProperty({ type: String, example: 'Thẩm định hồ sơ' })
  @Text({ max: 200 })
  name!: string;

  @ApiProperty({ enum: stepKinds, example: 'review', description: 'Loại bước' })
  @IsIn(stepKinds)
  kind!: StepKind;

  @ApiPropertyOptional({ type: StepOwnerDto, nullable: true, description: 'Người chịu trách nhiệm' })
  @Nullable()
  @Nested(() => StepOwnerDto)
  owner?: StepOwnerDto | null;

  @ApiPropertyOptional({ type: LimitDto, nullable: true, description: 'Thời hạn của bước' })
  @Nullable()
  @Nested(() => LimitDto)
  limit?: LimitDto | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'processing',
    description: 'Trạng thái trên Cổng quốc gia của hồ sơ ở bước này',
  })
  @Nullable()
  @Text({ max: 60 })
  portalStatus?: string | null;

  @ApiProperty({
    type: [String],
    maxItems: 20,
    example: ['requestSupplement'],
    description: `Thao tác được làm: ${processActions.join(', ')}`,
  })
  @IsArray()
  @ArrayMaxSize(20)
  @Text({ max: 60, each: true })
  mayDo!: string[];

  @ApiPropertyOptional({ type: ParallelOpinionsDto, nullable: true, description: 'Lấy ý kiến song song' })
  @Nullable()
  @Nested(() => ParallelOpinionsDto)
  opinions?: ParallelOpinionsDto | null;
}
