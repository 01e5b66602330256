import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import {
  importOutcomes,
  importStates,
  type ImportOutcome,
  type ImportRow,
  type ImportState,
} from '../domain/portal-import.js';
import type { PortalImport } from '../persistence/portal-import.repository.js';
import { DifferenceView, differenceView } from '../show-difference/difference.view.js';

export class PortalImportView {
  @ApiProperty({ type: String, example: '12' })
  id!: string;

  @ApiProperty({ type: String, example: 'cb-0008' })
  startedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: string;

  @ApiProperty({
    enum: importStates,
    example: 'done',
    description: 'Đang chạy, xong, giữ lại chờ xác nhận vì danh sách của Cổng thiếu quá nhiều, không thành công',
  })
  state!: ImportState;

  @ApiProperty({ type: Number, nullable: true, description: 'Số thủ tục trong danh sách của Cổng' })
  listed!: number | null;

  @ApiProperty({ type: Number, description: 'Số dòng của danh sách không có mã' })
  unreadable!: number;

  @ApiProperty({ type: Number, description: 'Số thủ tục đã xem xét' })
  examined!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { same: 80, differs: 2, bad: 1 },
    description: `Số thủ tục theo kết quả: ${importOutcomes.join(', ')}`,
  })
  outcomes!: Readonly<Partial<Record<ImportOutcome, number>>>;

  @ApiProperty({ type: String, nullable: true, description: 'Vì sao không thành công' })
  why!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

export class PortalImportPage {
  @ApiProperty({ type: [PortalImportView] })
  items!: PortalImportView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

class ImportProblemView {
  @ApiProperty({ type: String, example: 'CACHTHUCTHUCHIEN[0].THOIGIAN[0].PHILEPHI[0].SOTIEN' })
  path!: string;

  @ApiProperty({ type: String, example: 'UNREADABLE_FEE' })
  code!: string;

  @ApiProperty({ type: String, example: 'theo quy định', description: 'Nội dung tại chỗ đó' })
  text!: string;

  @ApiProperty({ type: Boolean, description: 'Chưa lập dự thảo được khi chưa xử lý' })
  blocks!: boolean;
}

export class PortalImportRowView {
  @ApiProperty({ type: String, example: '1.001193' })
  code!: string;

  @ApiProperty({ type: String, example: 'Đăng ký khai sinh' })
  name!: string;

  @ApiProperty({
    enum: importOutcomes,
    example: 'differs',
    description: 'Giống, khác, mới, không công khai, thiếu trên Cổng, không đọc được hết, Cổng không trả lời',
  })
  outcome!: ImportOutcome;

  @ApiProperty({ type: [DifferenceView], description: 'Trước là của tỉnh, sau là của Cổng' })
  differences!: readonly DifferenceView[];

  @ApiProperty({ type: [ImportProblemView] })
  problems!: readonly ImportProblemView[];

  @ApiProperty({ type: Object, nullable: true, description: 'Nguyên văn Cổng trả về' })
  raw!: object | null;

  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 của nguyên văn' })
  digest!: string | null;
}

export class PortalImportRowPage {
  @ApiProperty({ type: [PortalImportRowView] })
  items!: PortalImportRowView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export function importView({ startedAt, finishedAt, progressAt: _, ...view }: PortalImport): PortalImportView {
  return { ...view, startedAt: formatInstant(startedAt), finishedAt: finishedAt && formatInstant(finishedAt) };
}

export function importRowView({ content: _, differences, ...row }: ImportRow): PortalImportRowView {
  return { ...row, differences: differences.map(differenceView) };
}
