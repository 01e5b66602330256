import { formatInstant } from '@motcua/contracts';
import type { FailureReason } from '../push-dossier/delivery.js';
import type { PortalStateRow } from './portal-state.repository.js';

export type DifferenceReason = FailureReason | 'PENDING' | 'IN_PROGRESS';

/** Why the portal does not have what is wanted. */
export interface Difference {
  readonly reason: DifferenceReason;
  /** One sentence for officers, Vietnamese. */
  readonly explanation: string;
  readonly since: string | null;
  readonly ageSeconds: number;
  /** Waits for an operator or for a newer state of the dossier. */
  readonly parked: boolean;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly lastError: { readonly code: string | null; readonly text: string } | null;
}

const explanations: Readonly<Record<DifferenceReason, string>> = {
  PENDING: 'Thay đổi mới của hồ sơ đang chờ gửi lên Cổng Dịch vụ công quốc gia.',
  IN_PROGRESS: 'Hồ sơ đang được gửi lên Cổng Dịch vụ công quốc gia.',
  PORTAL_UNREACHABLE: 'Cổng Dịch vụ công quốc gia không phản hồi; hệ thống tự gửi lại khi Cổng hoạt động.',
  UNKNOWN_OUTCOME: 'Chưa rõ Cổng Dịch vụ công quốc gia đã nhận hay chưa; hệ thống đang tra cứu lại để xác định.',
  REJECTED: 'Cổng Dịch vụ công quốc gia từ chối hồ sơ; xem mã lỗi và nội dung trả lời, sửa nguyên nhân rồi gửi lại.',
  NOT_KNOWN_THERE: 'Cổng Dịch vụ công quốc gia báo không có hồ sơ này; hệ thống đang tra cứu và gửi lại từ đầu.',
  LOOK_UP_REFUSED: 'Cổng Dịch vụ công quốc gia không cho tra cứu hồ sơ; hệ thống sẽ tra cứu lại.',
  FACTS_UNAVAILABLE: 'Chưa lấy được thông tin hồ sơ từ dịch vụ hồ sơ; hệ thống sẽ thử lại.',
  OWNER_ERASED: 'Dữ liệu cá nhân của chủ hồ sơ đã được xóa nên không gửi tiếp; thông tin đã có trên Cổng giữ nguyên.',
  INCOMPLETE: 'Thiếu sự kiện đăng ký của hồ sơ nên chưa thể gửi; cần phát lại sự kiện của hồ sơ.',
};

export function differenceOf(row: PortalStateRow, now: Date): Difference | null {
  if (row.acknowledged >= row.wanted) return null;
  const reason = row.failure ?? (row.claimed ? 'IN_PROGRESS' : 'PENDING');
  const since = row.pending_since;
  return {
    reason,
    explanation: explanations[reason],
    since: since && formatInstant(since),
    ageSeconds: since ? Math.max(0, Math.floor((now.getTime() - since.getTime()) / 1000)) : 0,
    parked: row.due_at === null,
    attempts: row.attempts,
    nextAttemptAt: row.due_at && formatInstant(row.due_at),
    lastError: row.failure ? { code: row.failure_code, text: row.failure_text ?? '' } : null,
  };
}
