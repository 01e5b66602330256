import { ApiProperty } from '@nestjs/swagger';
import { withEtag } from '@motcua/service-kit';
import { processStates, type ProcessState, type ProcessVersion } from '../domain/process-version.js';
import { ProcessDefinitionDto } from '../draft-process/process-draft.dto.js';

export class ProcessView {
  @ApiProperty({ type: String, example: 'khai-sinh-cap-xa' })
  code!: string;

  @ApiProperty({ type: Number, example: 1 })
  version!: number;

  @ApiProperty({ enum: processStates, example: 'published', description: 'Dự thảo, đã phê duyệt, đã công bố' })
  state!: ProcessState;

  @ApiProperty({ type: Number, example: 3, description: 'Số lần sửa của phiên bản; dùng cho If-Match' })
  revision!: number;

  @ApiProperty({ type: ProcessDefinitionDto, description: 'Nội dung quy trình' })
  definition!: ProcessVersion['definition'];

  @ApiProperty({ type: String, description: 'SHA-256 của nội dung (khóa theo thứ tự), hệ mười sáu' })
  digest!: string;

  @ApiProperty({ type: String, format: 'date', example: '2024-01-01', description: 'Ngày có hiệu lực' })
  validFrom!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, example: null, description: 'Ngày hết hiệu lực' })
  validTo!: string | null;

  @ApiProperty({ type: String, example: 'cb-0002', description: 'Mã người soạn' })
  draftedBy!: string;

  @ApiProperty({ type: String, example: 'cb-0002', description: 'Mã người sửa lần cuối' })
  changedBy!: string;

  @ApiProperty({ type: String, nullable: true, example: 'cb-0001', description: 'Mã người phê duyệt' })
  approvedBy!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'cb-0001', description: 'Mã người công bố' })
  publishedBy!: string | null;
}

/** Its ETag is the revision: versions never change their number. */
export function processView(version: ProcessVersion): ProcessView {
  return withEtag(version, version.revision);
}
