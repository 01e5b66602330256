import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '@motcua/contracts';
import type { FollowedAmendment } from '../persistence/calendar-amendment.repository.js';
import { InstantProperty } from '../show-dossier/view-properties.js';

class RefusedAmendmentView {
  @ApiProperty({ type: String, example: 'H52.31.001-240315-0001' })
  dossierCode!: string;

  @ApiProperty({ type: String, example: 'EXTENSION_NOT_LATER' })
  code!: string;
}

export class CalendarAmendmentView {
  @ApiProperty({ type: String, example: 'sonla-office' })
  calendarId!: string;

  @ApiProperty({ type: Number, example: 2 })
  version!: number;

  @ApiProperty({ enum: ['recompute', 'grandfather'], example: 'recompute' })
  effect!: 'recompute' | 'grandfather';

  @ApiProperty({ type: String })
  reason!: string;

  @ApiProperty({ type: String, example: '2450/VPCP-KGVX' })
  citation!: string;

  @ApiProperty({ type: String, example: 'cb-0009' })
  approvedBy!: string;

  @InstantProperty('Nhận được lịch sửa đổi', false)
  announcedAt!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Số hồ sơ chưa xong chịu lịch này; null khi chưa đếm' })
  concerned!: number | null;

  @ApiProperty({ type: Number, description: 'Số hồ sơ đã xem xét' })
  examined!: number;

  @ApiProperty({ type: Number, description: 'Số hồ sơ đã đổi hẹn trả' })
  moved!: number;

  @ApiProperty({ type: [RefusedAmendmentView], description: 'Hồ sơ giữ hẹn trả cũ, và vì sao' })
  refused!: readonly RefusedAmendmentView[];

  @InstantProperty('Làm xong')
  finishedAt!: string | null;
}

export class CalendarAmendmentPage {
  @ApiProperty({ type: [CalendarAmendmentView] })
  items!: CalendarAmendmentView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export function calendarAmendmentView({ announcedAt, finishedAt, ...row }: FollowedAmendment): CalendarAmendmentView {
  return { ...row, announcedAt: formatInstant(announcedAt), finishedAt: finishedAt && formatInstant(finishedAt) };
}
