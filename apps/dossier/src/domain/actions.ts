import type { DossierAction } from '@motcua/contracts';

/** `requestSupplement` → `request-supplement`: the action in addresses and permissions. */
export function kebab(action: DossierAction): string {
  return action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The actions as refusals name them. */
export const actionNames: Readonly<Record<DossierAction, string>> = {
  register: 'đăng ký',
  receive: 'tiếp nhận',
  requestSupplement: 'yêu cầu bổ sung',
  submitSupplement: 'nộp bổ sung',
  resume: 'tiếp tục xử lý',
  refuse: 'từ chối',
  withdraw: 'rút hồ sơ',
  stop: 'dừng xử lý',
  forward: 'chuyển xử lý',
  requestPayment: 'yêu cầu nộp tiền',
  confirmPayment: 'xác nhận đã nộp tiền',
  extend: 'xin lỗi và hẹn lại',
  moveDeadline: 'chuyển hẹn trả theo lịch làm việc được sửa đổi',
  finish: 'xử lý xong',
  returnResult: 'trả kết quả',
};
