import { defineErrors } from '@motcua/contracts';

export const catalogErrors = defineErrors({
  /** No version of a procedure has this code. Check the code, or search for the name. */
  PROCEDURE_NOT_FOUND: {
    status: 404,
    vi: 'Không có thủ tục nào mang mã "{code}". Kiểm tra lại mã hoặc tìm theo tên tại /v1/procedures?q=…',
    en: 'No procedure has the code "{code}". Check the code, or search for the name at /v1/procedures?q=…',
  },
  /** The procedure was in force before or will be later. Its versions say when. */
  PROCEDURE_NOT_IN_FORCE: {
    status: 404,
    vi: 'Thủ tục "{code}" không có hiệu lực vào ngày {at}. Chọn ngày khác ở tham số "at", hoặc xem /v1/procedures/{code}/versions.',
    en: 'The procedure "{code}" is not in force on {at}. Ask for another date with "at", or see /v1/procedures/{code}/versions.',
  },
});
