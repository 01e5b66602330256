import { defineErrors } from '@motcua/contracts';

export const portalErrors = defineErrors({
  PORTAL_DOSSIER_UNKNOWN: {
    status: 404,
    vi: 'Chưa có thông tin đồng bộ của hồ sơ {code}. Kiểm tra lại mã hồ sơ; nếu hồ sơ vừa tạo, thử lại sau giây lát.',
    en: 'Nothing is known of dossier {code} yet. Check the code; if the dossier is new, try again shortly.',
  },
  PORTAL_IN_STEP: {
    status: 409,
    vi: 'Hồ sơ {code} đã khớp với Cổng Dịch vụ công quốc gia, không có gì để gửi lại.',
    en: 'Dossier {code} is in step with the national portal; there is nothing to send again.',
  },
});
