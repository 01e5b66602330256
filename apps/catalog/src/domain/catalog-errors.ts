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

  /** No version of this number. See the list of versions. */
  PROCEDURE_VERSION_NOT_FOUND: {
    status: 404,
    vi: 'Thủ tục "{code}" không có phiên bản {version}. Xem /v1/procedures/{code}/versions.',
    en: 'The procedure "{code}" has no version {version}. See /v1/procedures/{code}/versions.',
  },

  /** No decision has this id. */
  DECISION_NOT_FOUND: {
    status: 404,
    vi: 'Không có quyết định công bố nào mang mã "{id}". Xem danh sách tại /v1/decisions.',
    en: 'No publication decision has the id "{id}". See /v1/decisions.',
  },
  /** The id, or number, date and issuer, are taken. Change that decision instead. */
  DECISION_EXISTS: {
    status: 409,
    vi: 'Quyết định "{id}" (số {number}, ngày {issuedOn}) đã có. Sửa quyết định đó thay vì tạo mới.',
    en: 'The decision "{id}" (number {number}, {issuedOn}) exists. Change that one instead.',
  },
  /** Somebody changed it after the version named in If-Match. Read it again. */
  DECISION_STALE: {
    status: 412,
    vi: 'Quyết định "{id}" đã thay đổi: phiên bản hiện tại là {version}, không phải {expected}. Đọc lại rồi gửi lại với If-Match mới.',
    en: 'The decision "{id}" has changed: its version is {version}, not {expected}. Read it again and repeat with the new If-Match.',
  },
  /** Two changes at the same moment; none of this request was done. */
  DECISION_CHANGED: {
    status: 409,
    retryable: true,
    vi: 'Quyết định "{id}" vừa được người khác thay đổi. Đọc lại rồi thực hiện lại.',
    en: 'Somebody else has just changed the decision "{id}". Read it again and repeat.',
  },
  /** A published decision never changes. Draft another one. */
  DECISION_PUBLISHED: {
    status: 409,
    vi: 'Quyết định "{id}" đã công bố nên không thay đổi được. Lập quyết định khác để sửa đổi hoặc bãi bỏ.',
    en: 'The decision "{id}" is published and never changes. Draft another one to amend or repeal.',
  },
  /** It has to be approved before it is published. */
  DECISION_NOT_APPROVED: {
    status: 409,
    vi: 'Quyết định "{id}" chưa được duyệt. Người khác với người soạn phải duyệt trước khi công bố.',
    en: 'The decision "{id}" is not approved. Somebody else than who drafted it has to approve it first.',
  },
  /** Four eyes: who drafted or last changed it does not approve it. */
  SECOND_PERSON_REQUIRED: {
    status: 403,
    vi: 'Người soạn ({draftedBy}) không được tự duyệt. Đề nghị người khác duyệt.',
    en: 'Who drafted it ({draftedBy}) must not approve it. Ask somebody else.',
  },
  /** What is wrong with a decision that shall be approved or published, every problem with row and field. */
  DECISION_NOT_SOUND: {
    status: 422,
    vi: 'Quyết định "{id}" có {count} chỗ phải sửa; xem "errors".',
    en: 'The decision "{id}" has {count} problems; see "errors".',
  },
});
