import { defineErrors } from '@motcua/contracts';

export const gatewayErrors = defineErrors({
  /** Before everything is in place, and after a stop has begun. */
  NOT_READY: {
    status: 503,
    retryable: true,
    vi: 'Hệ thống đang khởi động hoặc đang dừng. Thử lại sau ít giây.',
    en: 'The system is starting or stopping. Try again in a few seconds.',
  },
  /** The service that owns the path does not answer. */
  SERVICE_AWAY: {
    status: 502,
    retryable: true,
    vi: 'Dịch vụ "{service}" tạm thời không phản hồi. Thử lại sau ít giây; đọc lại trước khi gửi lại một thay đổi.',
    en: 'The service "{service}" does not answer for the moment. Try again in a few seconds; read before you repeat a change.',
  },
});
