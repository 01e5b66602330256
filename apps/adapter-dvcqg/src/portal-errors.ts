import { defineErrors } from '@motcua/contracts';

export const portalErrors = defineErrors({
  PORTAL_DOSSIER_UNKNOWN: {
    status: 404,
    vi: 'Chưa có thông tin đồng bộ của hồ sơ {code}. Kiểm tra lại mã hồ sơ; nếu hồ sơ vừa tạo, thử lại sau giây lát.',
    en: 'Nothing is known of dossier {code} yet. Check the code; if the dossier is new, try again shortly.',
  },
  PORTAL_PROCEDURE_UNKNOWN: {
    status: 404,
    vi: 'Cổng Dịch vụ công quốc gia không có thủ tục {code}. Kiểm tra lại mã thủ tục.',
    en: 'The national portal has no procedure {code}. Check the code.',
  },
  PORTAL_UNAVAILABLE: {
    status: 503,
    vi: 'Cổng Dịch vụ công quốc gia không trả lời ({why}). Thử lại sau ít phút.',
    en: 'The national portal does not answer ({why}). Try again in a few minutes.',
  },
  PORTAL_REFUSED: {
    status: 502,
    vi: 'Cổng Dịch vụ công quốc gia từ chối yêu cầu: {why}. Kiểm tra cấu hình kết nối hoặc liên hệ quản trị Cổng.',
    en: 'The national portal refused the request: {why}. Check the connection’s configuration, or ask its administrators.',
  },
  PORTAL_IN_STEP: {
    status: 409,
    vi: 'Hồ sơ {code} đã khớp với Cổng Dịch vụ công quốc gia, không có gì để gửi lại.',
    en: 'Dossier {code} is in step with the national portal; there is nothing to send again.',
  },
});
