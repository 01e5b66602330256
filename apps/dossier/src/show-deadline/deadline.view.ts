import { ApiProperty } from '@nestjs/swagger';
import { waitingFor, type Attribution, type WaitingFor } from '@motcua/calendar';
import { InstantProperty, ObjectProperty } from '../show-dossier/view-properties.js';
import { ExplanationView } from './explanation.view.js';

export const standings = [
  'notReceived',
  'noLimit',
  'running',
  'suspended',
  'overdue',
  'before',
  'onTime',
  'closed',
] as const;
export type Standing = (typeof standings)[number];

export class FormerDueTimeView {
  @InstantProperty('Hẹn trả đã có hiệu lực', false)
  dueAt!: string;

  @ApiProperty({ type: Number, example: 2, description: 'Bước đã đặt ra hẹn này' })
  setByStep!: number;

  @ApiProperty({ type: Number, example: 6, description: 'Bước làm hẹn này hết hiệu lực' })
  endedByStep!: number;

  @ApiProperty({ type: String, example: 'request-supplement', description: 'Việc làm hẹn này hết hiệu lực' })
  endedByAction!: string;

  @InstantProperty('Hết hiệu lực từ', false)
  until!: string;

  @ObjectProperty('Nội dung của bước đó: lý do, căn cứ')
  detail!: object;
}

class WaitingSecondsView implements Record<WaitingFor, number> {
  @ApiProperty({ type: Number, description: 'Chờ công dân bổ sung' })
  citizen!: number;

  @ApiProperty({ type: Number, description: 'Chờ nộp tiền' })
  payment!: number;

  @ApiProperty({ type: Number, description: 'Chờ cơ quan khác' })
  agency!: number;

  @ApiProperty({ type: Number, description: 'Chờ Cổng Dịch vụ công quốc gia' })
  portal!: number;
}

class UnitSecondsView {
  @ApiProperty({ type: String, example: 'H52.31.001' })
  unitCode!: string;

  @ApiProperty({ type: Number, example: 28800 })
  seconds!: number;
}

export class AttributionView {
  @ApiProperty({ type: Number, example: 86400, description: 'Tổng giờ làm việc từ khi tiếp nhận, giây' })
  totalSeconds!: number;

  @ApiProperty({ type: [UnitSecondsView], description: 'Thời gian ở từng đơn vị' })
  units!: readonly UnitSecondsView[];

  @ApiProperty({ type: WaitingSecondsView, description: `Thời gian chờ: ${waitingFor.join(', ')}` })
  waiting!: WaitingSecondsView;
}

export class AmendmentView {
  @ApiProperty({ type: Number, example: 2, description: 'Phiên bản lịch làm việc được công bố sau khi tiếp nhận' })
  calendarVersion!: number;

  @ApiProperty({
    enum: ['recompute', 'grandfather'],
    example: 'grandfather',
    description: 'recompute: áp dụng cả hồ sơ đã tiếp nhận; grandfather: chỉ hồ sơ tiếp nhận về sau',
  })
  effect!: 'recompute' | 'grandfather';

  @ApiProperty({ type: String, example: 'Bổ sung ngày nghỉ' })
  reason!: string;

  @ApiProperty({ type: String, example: '2450/VPCP-KGVX' })
  citation!: string;

  @ApiProperty({ type: String, example: 'cb-0009', description: 'Người duyệt' })
  approvedBy!: string;

  @ApiProperty({ type: Boolean, example: false, description: 'Hẹn trả đang có hiệu lực được tính theo lịch này' })
  applied!: boolean;
}

export class DeadlineView {
  @ApiProperty({ type: String, example: 'H52.31.001-240315-0001' })
  code!: string;

  @InstantProperty('Ngày tiếp nhận')
  receivedAt!: string | null;

  @InstantProperty('Hẹn trả đang có hiệu lực')
  dueAt!: string | null;

  @ApiProperty({
    enum: standings,
    example: 'running',
    description:
      'Chưa tiếp nhận, không quy định thời hạn, còn hạn, tạm dừng, quá hạn, xong trước hạn, xong đúng hạn, kết thúc không có kết quả',
  })
  standing!: Standing;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Số giây làm việc từ hẹn trả đến khi xong; null khi chưa xong hoặc chưa có lịch của năm đó',
  })
  lateSeconds!: number | null;

  @ApiProperty({ type: ExplanationView, nullable: true, description: 'Vì sao; null khi chưa tiếp nhận' })
  explanation!: ExplanationView | null;

  @ApiProperty({ type: [FormerDueTimeView], description: 'Các hẹn trả trước đây, cũ nhất trước' })
  formerDueTimes!: readonly FormerDueTimeView[];

  @ApiProperty({ type: [AmendmentView], description: 'Lịch làm việc đã được sửa đổi sau khi tiếp nhận' })
  amendments!: readonly AmendmentView[];

  @ApiProperty({ type: AttributionView, nullable: true, description: 'Hồ sơ đã ở đâu, bao lâu' })
  attribution!: AttributionView | null;
}

export function attributionView({ total, units, waiting }: Attribution): AttributionView {
  const byUnit = Object.entries(units).map(([unitCode, seconds]) => ({ unitCode, seconds }));
  return { totalSeconds: total, units: byUnit, waiting };
}
