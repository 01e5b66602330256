import { ApiProperty } from '@nestjs/swagger';
import { dossierStatuses, dossierStatusNames, formatInstant, type DossierStatus } from '@motcua/contracts';
import type { Presence } from '../push-dossier/delivery.js';
import { differenceOf, type Difference } from './difference.js';
import type { PortalStateRow, ReceiptRow } from './portal-state.repository.js';

export class WantedView {
  @ApiProperty({ enum: dossierStatusNames })
  status!: DossierStatus;
  @ApiProperty({ type: String, description: 'Tên trạng thái' })
  statusName!: string;
  @ApiProperty({ type: Number, description: 'Số thứ tự của bước gần nhất' })
  sequence!: number;
  @ApiProperty({ type: String, example: '2024-03-15T09:10:00+07:00' })
  at!: string;
}

export class AcknowledgedView {
  @ApiProperty({ enum: dossierStatusNames, nullable: true })
  status!: DossierStatus | null;
  @ApiProperty({ type: Number, description: 'Cổng đã nhận hồ sơ và mọi bước đến số này' })
  sequence!: number;
  @ApiProperty({ type: String, nullable: true })
  at!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 của bản ghi Cổng nhận gần nhất' })
  recordDigest!: string | null;
  @ApiProperty({ type: Number, description: 'Bước tiến độ gần nhất Cổng đã nhận' })
  lastStep!: number;
}

export class PortalStateView {
  @ApiProperty({ type: String })
  code!: string;
  @ApiProperty({ type: Boolean, description: 'Cổng có đúng trạng thái mong muốn' })
  inStep!: boolean;
  @ApiProperty({ enum: ['unknown', 'absent', 'present'], description: 'Cổng có hồ sơ này chưa' })
  presence!: Presence;
  @ApiProperty({ type: WantedView })
  wanted!: WantedView;
  @ApiProperty({ type: AcknowledgedView, nullable: true })
  acknowledged!: AcknowledgedView | null;
  @ApiProperty({ type: Object, nullable: true, description: 'Vì sao còn lệch; null khi đã khớp' })
  difference!: Difference | null;
}

export function portalStateView(row: PortalStateRow, now: Date): PortalStateView {
  return {
    code: row.code,
    inStep: row.acknowledged >= row.wanted,
    presence: row.presence,
    wanted: {
      status: row.wanted_status,
      statusName: dossierStatuses[row.wanted_status].vi,
      sequence: row.wanted,
      at: formatInstant(row.wanted_at),
    },
    acknowledged:
      row.presence === 'present'
        ? {
            status: row.acknowledged_status,
            sequence: row.acknowledged,
            at: row.acknowledged_at && formatInstant(row.acknowledged_at),
            recordDigest: row.record_digest,
            lastStep: row.steps_up_to,
          }
        : null,
    difference: differenceOf(row, now),
  };
}

export class ReceiptView {
  @ApiProperty({ type: Number, description: 'Số thứ tự lần gọi của hồ sơ' })
  number!: number;
  @ApiProperty({ enum: ['lookUp', 'insert', 'update', 'progress'] })
  call!: string;
  @ApiProperty({ type: Number, description: 'Trạng thái hồ sơ được gửi: số bước gần nhất' })
  sequence!: number;
  @ApiProperty({ type: [Number], nullable: true, description: 'Các bước tiến độ được gửi' })
  steps!: readonly number[] | null;
  @ApiProperty({ enum: ['requested', 'accepted', 'exists', 'unknownDossier', 'rejected', 'notSent', 'unknown'] })
  outcome!: string;
  @ApiProperty({ type: String })
  requestedAt!: string;
  @ApiProperty({ type: String, nullable: true })
  completedAt!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  durationMs!: number | null;
  @ApiProperty({ type: Object })
  answer!: { http: number | null; code: string | null; text: string | null };
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 của dữ liệu đã gửi' })
  requestDigest!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 của câu trả lời' })
  answerDigest!: string | null;
  @ApiProperty({ type: Object, nullable: true, description: 'Kết quả tra cứu lại khi mất câu trả lời' })
  settled!: { as: string; at: string } | null;
  @ApiProperty({ type: String, description: 'Tiến trình đã gửi' })
  sentBy!: string;
}

export function receiptView(row: ReceiptRow): ReceiptView {
  return {
    number: row.number,
    call: row.call,
    sequence: row.sequence,
    steps: row.steps,
    outcome: row.outcome,
    requestedAt: formatInstant(row.requested_at),
    completedAt: row.completed_at && formatInstant(row.completed_at),
    durationMs: row.duration_ms,
    answer: { http: row.http, code: row.answer_code, text: row.answer_text },
    requestDigest: row.request_digest,
    answerDigest: row.answer_digest,
    settled: row.settled_as && row.settled_at ? { as: row.settled_as, at: formatInstant(row.settled_at) } : null,
    sentBy: row.sent_by,
  };
}

export class ReceiptPage {
  @ApiProperty({ type: [ReceiptView] })
  items!: readonly ReceiptView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class PortalSummaryView {
  @ApiProperty({ type: Number, description: 'Số hồ sơ đã biết' })
  dossiers!: number;
  @ApiProperty({ type: Number })
  inStep!: number;
  @ApiProperty({ type: Number, description: 'Chưa khớp' })
  pending!: number;
  @ApiProperty({ type: Number, description: 'Cổng từ chối, chờ xử lý' })
  rejected!: number;
  @ApiProperty({ type: Number, description: 'Tạm dừng, chờ người xử lý hoặc thay đổi mới (gồm cả bị từ chối)' })
  parked!: number;
  @ApiProperty({ type: Number, description: 'Chưa rõ Cổng đã nhận hay chưa' })
  unknown!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Tuổi của chênh lệch cũ nhất, giây' })
  oldestPendingSeconds!: number | null;
  @ApiProperty({ enum: ['open', 'shut', 'probing'], description: 'Có đang gọi Cổng không' })
  gate!: 'open' | 'shut' | 'probing';
}
