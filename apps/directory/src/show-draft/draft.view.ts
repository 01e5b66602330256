import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import { calendarEffects, type CalendarEffect, type Weekly } from '../domain/calendar.js';
import { draftStates, type DraftRecord, type DraftState } from '../domain/calendar-draft.js';
import { CalendarExceptionView, RuleSetView } from '../show-calendar/calendar.view.js';

export class CalendarDraftView {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, example: 'sonla-office' })
  calendarId!: string;

  @ApiProperty({ type: String, example: 'H52', description: 'Đơn vị có lịch này' })
  unitCode!: string;

  @ApiProperty({ type: Boolean, example: false, description: 'Lịch mới, có khi được công bố' })
  creates!: boolean;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Lịch mới kế thừa lịch nào' })
  inherits!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 2027 })
  year!: number | null;

  @ApiProperty({ type: [CalendarExceptionView], nullable: true, description: 'Mọi ngày đặc biệt của năm' })
  exceptions!: readonly CalendarExceptionView[] | null;

  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: { type: 'array', items: { type: 'string' } },
    example: null,
    description: 'Giờ làm việc theo thứ; null: không thay đổi',
  })
  weekly!: Weekly | null;

  @ApiProperty({ type: RuleSetView, nullable: true, description: 'null: không thay đổi' })
  ruleSet!: RuleSetView | null;

  @ApiProperty({ type: String, example: 'Lịch nghỉ Tết năm 2027' })
  reason!: string;

  @ApiProperty({ type: String, example: '123/QĐ-UBND' })
  citation!: string;

  @ApiProperty({ enum: calendarEffects, example: 'grandfather' })
  effect!: CalendarEffect;

  @ApiProperty({ enum: draftStates, example: 'draft' })
  state!: DraftState;

  @ApiProperty({ type: Number, example: 1, description: 'Phiên bản của bản dự thảo, cũng là ETag' })
  version!: number;

  @ApiProperty({ type: String, example: 'cb-0002', description: 'Mã cán bộ soạn' })
  draftedBy!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-25T09:00:00+07:00' })
  draftedAt!: string;

  @ApiProperty({ type: String, example: 'cb-0002', description: 'Mã cán bộ sửa lần cuối' })
  changedBy!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-11-25T09:00:00+07:00' })
  changedAt!: string;

  @ApiProperty({ type: String, nullable: true, example: 'cb-0001', description: 'Mã cán bộ phê duyệt' })
  approvedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-11-26T09:00:00+07:00' })
  approvedAt!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 1, description: 'Phiên bản lịch khi phê duyệt; 0: chưa có' })
  approvedAgainst!: number | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Mã cán bộ công bố hoặc hủy' })
  endedBy!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  endedAt!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Đã công bố thành phiên bản này của lịch' })
  publishedAs!: number | null;
}

export function draftView(record: DraftRecord): CalendarDraftView {
  const { draftedAt, changedAt, approvedAt, endedAt } = record;
  return {
    ...record,
    draftedAt: formatInstant(draftedAt),
    changedAt: formatInstant(changedAt),
    approvedAt: approvedAt && formatInstant(approvedAt),
    endedAt: endedAt && formatInstant(endedAt),
  };
}
