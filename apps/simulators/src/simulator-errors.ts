import { defineErrors } from '@motcua/contracts';

export const simulatorErrors = defineErrors({
  /** A declared fault has an option its kind does not know, or lacks one. Correct the field. */
  FAULT_WITHOUT_MEANING: {
    status: 400,
    vi: 'Trường "{field}" của lỗi mô phỏng "{kind}" không đúng ({why}). Xem bảng lỗi trong README của simulators.',
    en: 'The field "{field}" of the fault "{kind}" is wrong ({why}). See the table of faults in the README of simulators.',
  },
  /** The simulated portal never got this dossier, or has lost it. */
  DOSSIER_NOT_AT_PORTAL: {
    status: 404,
    vi: 'Cổng mô phỏng không có hồ sơ "{code}". Kiểm tra lại mã hồ sơ hoặc chờ đồng bộ xong.',
    en: 'The simulated portal has no dossier "{code}". Check the code, or wait for the synchronisation.',
  },
  /** What is to be put at the simulated portal is JSON, but no object. */
  PROCEDURE_NO_OBJECT: {
    status: 400,
    vi: 'Nội dung thủ tục phải là một đối tượng JSON.',
    en: 'The content of the procedure must be a JSON object.',
  },
  /** The simulated portal does not know this procedure. */
  PROCEDURE_NOT_AT_PORTAL: {
    status: 404,
    vi: 'Cổng mô phỏng không có thủ tục "{code}". Kiểm tra lại mã thủ tục.',
    en: 'The simulated portal has no procedure "{code}". Check the code.',
  },
  /** The `sub` of a person has other characters than letters, digits, ".", "_", "-". */
  PERSON_NOT_RIGHT: {
    status: 422,
    vi: 'Mã tài khoản chỉ gồm chữ cái không dấu, chữ số và các dấu . _ - (đến 100 ký tự).',
    en: 'The sub of a person has only letters, digits and . _ - (up to 100 characters).',
  },
  /** The simulated login does not know this person. */
  PERSON_NOT_THERE: {
    status: 404,
    vi: 'Đăng nhập mô phỏng không có người "{sub}". Xem danh sách người minh họa.',
    en: 'The simulated login has no person "{sub}". See the list of people.',
  },
  /** The id of a client has other characters than letters, digits, ".", "_", "-". */
  CLIENT_NOT_RIGHT: {
    status: 400,
    vi: 'Mã hệ thống chỉ gồm chữ cái không dấu, chữ số và các dấu . _ - (đến 100 ký tự).',
    en: 'The id of a client has only letters, digits and . _ - (up to 100 characters).',
  },
  /** The caller is on another machine. Call from this one, or set SIMULATOR_CONTROL=anyone. */
  CONTROL_IS_LOCAL: {
    status: 403,
    vi: 'Chỉ được điều khiển bộ mô phỏng từ chính máy này. Đặt SIMULATOR_CONTROL=anyone để cho phép từ máy khác.',
    en: 'The simulators may be controlled from this machine only. Set SIMULATOR_CONTROL=anyone to allow other machines.',
  },
});
