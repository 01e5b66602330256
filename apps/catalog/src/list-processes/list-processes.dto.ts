import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DatedPageQuery, Optional } from '@motcua/service-kit';
import { IsIn } from 'class-validator';
import { procedureLevels } from '../domain/procedure.js';
import type { ProcessLevel } from '../domain/process-definition.js';
import { processStates, type ProcessState } from '../domain/process-version.js';
import type { ProcessSummary } from '../persistence/process.repository.js';

export class ListProcessesQuery extends DatedPageQuery {
  @ApiPropertyOptional({ enum: procedureLevels, example: 'commune', description: 'Cấp tiếp nhận' })
  @Optional()
  @IsIn(procedureLevels)
  level?: ProcessLevel;

  @ApiPropertyOptional({
    enum: processStates,
    default: 'published',
    description:
      'Đã công bố và có hiệu lực vào ngày đó; hoặc đang soạn (draft), đã phê duyệt (approved), không kể ngày',
  })
  @Optional()
  @IsIn(processStates)
  state: ProcessState = 'published';
}

export class ProcessSummaryView implements ProcessSummary {
  @ApiProperty({ type: String, example: 'mac-dinh-cap-xa' })
  code!: string;

  @ApiProperty({ type: Number, example: 1 })
  version!: number;

  @ApiProperty({ type: String, example: 'Quy trình mặc định cấp xã' })
  name!: string;

  @ApiProperty({ enum: processStates, example: 'published' })
  state!: ProcessState;

  @ApiProperty({ type: Number, example: 3 })
  revision!: number;

  @ApiProperty({ enum: procedureLevels, isArray: true, example: ['commune'] })
  levels!: readonly ProcessLevel[];

  @ApiProperty({ type: Boolean, description: 'Mặc định của cấp' })
  isDefault!: boolean;

  @ApiProperty({ type: [String], example: [], description: 'Thủ tục áp dụng' })
  procedures!: readonly string[];

  @ApiProperty({ type: String, description: 'SHA-256 của nội dung' })
  digest!: string;

  @ApiProperty({ type: String, format: 'date', example: '2024-01-01' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: null })
  validTo!: string | null;
}

export class ProcessPage {
  @ApiProperty({ type: [ProcessSummaryView] })
  items!: ProcessSummaryView[];

  @ApiProperty({ type: String, nullable: true, example: null, description: 'null ở trang cuối' })
  nextCursor!: string | null;
}
