import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import {
  calendarEffects,
  type CalendarEffect,
  type CalendarProvenance,
  type VersionSummary,
} from '../domain/calendar.js';

/** How a version came about. */
export class CalendarProvenanceView implements Omit<CalendarProvenance, 'publishedAt'> {
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Kế thừa lịch nào' })
  inherits!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: dữ liệu giao kèm hệ thống' })
  draftId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Lịch nghỉ Tết năm 2027' })
  reason!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '123/QĐ-UBND', description: 'Văn bản làm căn cứ công bố' })
  citation!: string | null;

  @ApiProperty({ enum: calendarEffects, nullable: true, example: 'grandfather' })
  effect!: CalendarEffect | null;

  @ApiProperty({ type: String, nullable: true, example: 'cb-0002', description: 'Mã cán bộ soạn' })
  draftedBy!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'cb-0001', description: 'Mã cán bộ phê duyệt' })
  approvedBy!: string | null;

  @ApiProperty({ type: String, example: 'cb-0001', description: 'Mã cán bộ công bố, hoặc "seed"' })
  publishedBy!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-26T09:00:00+07:00' })
  publishedAt!: string;
}

export class CalendarVersionSummaryView extends CalendarProvenanceView {
  @ApiProperty({ type: String, example: 'sonla-office' })
  id!: string;

  @ApiProperty({ type: Number, example: 2 })
  version!: number;

  @ApiProperty({ type: String, example: 'H52', description: 'Đơn vị có lịch này' })
  unitCode!: string;

  @ApiProperty({ type: [String], example: ['2026', '2027'], description: 'Các năm đã công bố' })
  years!: readonly string[];

  @ApiProperty({ type: String, example: 'default-2024' })
  ruleSetId!: string;
}

export class CalendarVersionSummaryPage {
  @ApiProperty({ type: [CalendarVersionSummaryView] })
  items!: CalendarVersionSummaryView[];

  @ApiProperty({ type: String, nullable: true, example: null, description: 'null ở trang cuối' })
  nextCursor!: string | null;
}

export function versionSummaryView(summary: VersionSummary): CalendarVersionSummaryView {
  return { ...summary, publishedAt: formatInstant(summary.publishedAt) };
}
