import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import type { ErasedSubject, ErasureRequest, TheirDossiers } from '../persistence/erasure.repository.js';
import { InstantProperty } from '../show-dossier/view-properties.js';

export class ErasureView {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, example: 'Người dân yêu cầu xóa dữ liệu cá nhân' })
  reason!: string;

  @ApiProperty({ type: String, example: 'Điều 16 Nghị định 13/2023/NĐ-CP' })
  legalBasis!: string;

  @ApiProperty({ type: String, example: 'cb-0001', description: 'Người đề nghị' })
  requestedBy!: string;

  @InstantProperty('Thời điểm đề nghị', false)
  requestedAt!: string;

  @ApiProperty({ type: [String], description: 'Hồ sơ mà người này là chủ hồ sơ hoặc người nộp; trống khi đã xóa' })
  dossiers!: readonly string[];

  @ApiProperty({ type: [String], description: 'Trong đó các hồ sơ chưa kết thúc: còn hồ sơ này thì chưa xóa được' })
  openDossiers!: readonly string[];

  @ApiProperty({ type: String, nullable: true, example: 'cb-0002', description: 'Người duyệt; null khi chưa xóa' })
  erasedBy!: string | null;

  @InstantProperty('Thời điểm xóa')
  erasedAt!: string | null;
}

export function erasureView(
  { id, reason, legalBasis, requestedBy, requestedAt }: ErasureRequest,
  { all, open }: TheirDossiers,
  erased: Pick<ErasedSubject, 'erasedBy' | 'erasedAt'> | undefined,
): ErasureView {
  return {
    id,
    reason,
    legalBasis,
    requestedBy,
    requestedAt: formatInstant(requestedAt),
    dossiers: all,
    openDossiers: open,
    erasedBy: erased?.erasedBy ?? null,
    erasedAt: erased ? formatInstant(erased.erasedAt) : null,
  };
}
