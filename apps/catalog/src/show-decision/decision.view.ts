import { ApiProperty, OmitType } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import { decisionStates, type Decision, type DecisionState } from '../domain/decision.js';
import type { Timeliness } from '../domain/timeliness.js';
import { ChangedDecisionDto, DecisionDto, DecisionRowDto } from '../draft-decision/decision.dto.js';
import type { DecisionSummary } from '../persistence/decision.repository.js';
import { TimelinessView } from './timeliness.view.js';

class RowCountsView {
  @ApiProperty({ type: Number, example: 4, description: 'Mới ban hành' })
  new!: number;

  @ApiProperty({ type: Number, example: 3, description: 'Sửa đổi, bổ sung' })
  amended!: number;

  @ApiProperty({ type: Number, example: 0, description: 'Thay thế' })
  replaced!: number;

  @ApiProperty({ type: Number, example: 0, description: 'Bãi bỏ' })
  repealed!: number;
}

export class DecisionSummaryView extends OmitType(DecisionDto, ['rows'] as const) {
  @ApiProperty({ enum: decisionStates, example: 'published', description: 'Dự thảo, đã duyệt, đã công bố' })
  state!: DecisionState;

  @ApiProperty({ type: Number, example: 3, description: 'Số lần thay đổi; dùng cho If-Match' })
  version!: number;

  @ApiProperty({ type: RowCountsView, description: 'Số dòng theo loại' })
  rowCounts!: RowCountsView;

  @ApiProperty({ type: String, example: 'cb-0008', description: 'Người soạn hoặc sửa lần cuối' })
  draftedBy!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  draftedAt!: string;

  @ApiProperty({ type: String, nullable: true, example: 'cb-0009' })
  approvedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  approvedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'cb-0009' })
  publishedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  publishedAt!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Công khai trên Cơ sở dữ liệu quốc gia',
  })
  publicAt!: string | null;
}

export class DecisionView extends DecisionSummaryView implements Pick<ChangedDecisionDto, 'rows'> {
  @ApiProperty({ type: [DecisionRowDto] })
  rows!: DecisionRowDto[];

  @ApiProperty({ type: TimelinessView, description: 'Công bố, công khai có đúng hạn không (Quyết định 766/QĐ-TTg)' })
  timeliness!: TimelinessView;
}

export class DecisionPage {
  @ApiProperty({ type: [DecisionSummaryView] })
  items!: DecisionSummaryView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export function summaryView(decision: DecisionSummary): DecisionSummaryView {
  const instant = (at: Date | null) => at && formatInstant(at);
  const { draftedAt, approvedAt, publishedAt, publicAt, rowCounts, ...text } = decision;
  return {
    ...text,
    rowCounts: { new: 0, amended: 0, replaced: 0, repealed: 0, ...rowCounts },
    draftedAt: formatInstant(draftedAt),
    approvedAt: instant(approvedAt),
    publishedAt: instant(publishedAt),
    publicAt: instant(publicAt),
  };
}

export function decisionView({ rows, ...decision }: Decision, timeliness: Timeliness): DecisionView {
  const rowCounts: Record<string, number> = {};
  for (const { kind } of rows) rowCounts[kind] = (rowCounts[kind] ?? 0) + 1;
  const summary = summaryView({ ...decision, rowCounts });
  return { ...summary, rows: rows as unknown as DecisionRowDto[], timeliness };
}
