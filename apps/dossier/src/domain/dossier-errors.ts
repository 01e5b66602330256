import { defineErrors } from '@motcua/contracts';

export const dossierErrors = defineErrors({
  /** No dossier has this code, or the citizen who asks did not register it. Check the code. */
  DOSSIER_NOT_FOUND: {
    status: 404,
    vi: 'Không tìm thấy hồ sơ "{code}". Kiểm tra lại mã hồ sơ trên giấy tiếp nhận.',
    en: 'No dossier "{code}" was found. Check the code on the receipt.',
  },
  /** The transition table has no such act for the dossier as it stands. Do one of those that are allowed. */
  ILLEGAL_TRANSITION: {
    status: 409,
    vi: 'Hồ sơ {code} đang ở trạng thái "{statusName}" nên không thể thực hiện "{action}": {whyVi} (quy tắc {rule}). Việc được phép: {allowedVi}.',
    en: 'Dossier {code} has the status "{status}", so "{action}" is not possible: {whyEn} (rule {rule}). Allowed: {allowedEn}.',
  },
  /** Somebody else changed the dossier after the version named in If-Match. Read it again. */
  STALE_VERSION: {
    status: 412,
    vi: 'Hồ sơ {code} đã thay đổi: phiên bản hiện tại là {version}, không phải {expected}. Đọc lại hồ sơ rồi thực hiện lại với If-Match mới.',
    en: 'Dossier {code} has changed: its version is {version}, not {expected}. Read it again and repeat with the new If-Match.',
  },
  /** Many changes of one dossier at the same moment; none of this request was done. Send it again. */
  CHANGED_MEANWHILE: {
    status: 409,
    retryable: true,
    vi: 'Hồ sơ {code} đang được nhiều người thay đổi cùng lúc. Thử lại sau ít giây.',
    en: 'Dossier {code} is being changed by several people at once. Try again in a few seconds.',
  },
  /** The act is one of the citizen's own, or of an officer; the actor is not that. */
  ACTOR_NOT_ALLOWED: {
    status: 403,
    vi: 'Công dân không được tự thực hiện "{action}". Liên hệ bộ phận một cửa của đơn vị tiếp nhận.',
    en: 'Citizens cannot do "{action}" themselves. Ask the one-stop desk of the receiving unit.',
  },
  /** The permission is held, but does not reach the units of this dossier. Leave it to an officer of theirs. */
  OUT_OF_REACH: {
    status: 403,
    vi: 'Quyền "{permission}" của bạn không có phạm vi tới hồ sơ {code} của "{unitName}". Chuyển việc cho cán bộ của đơn vị đó.',
    en: 'Your permission "{permission}" does not reach dossier {code} of "{unitName}". Leave it to an officer of that unit.',
  },
  /** The desk registers for its own units, and what is confidential only where it is trusted with that. Use the code of one of them. */
  UNIT_OUT_OF_REACH: {
    status: 403,
    vi: 'Quyền "dossier:register" của bạn không có phạm vi tới hồ sơ này ở đơn vị "{unitCode}". Điền "unitCode" là đơn vị của bạn; thủ tục hạn chế tiếp cận cần thêm quyền "dossier:read-confidential".',
    en: 'Your permission "dossier:register" does not reach such a dossier of the unit "{unitCode}". Set "unitCode" to a unit of yours; a confidential procedure wants the permission "dossier:read-confidential" too.',
  },
  /** Only who holds dossier:approve may do it. Let the approver do it. */
  APPROVER_REQUIRED: {
    status: 403,
    vi: 'Chỉ người có thẩm quyền phê duyệt (quyền "dossier:approve") được thực hiện "{action}" với hồ sơ này. Trình lãnh đạo đơn vị.',
    en: 'Only an approver (permission "dossier:approve") may do "{action}" with this dossier. Submit it to the approver.',
  },

  /** No procedure has this code. Look it up in the catalogue. */
  UNKNOWN_PROCEDURE: {
    status: 422,
    vi: 'Không có thủ tục nào mang mã "{procedureCode}". Tra mã đúng tại /v1/procedures.',
    en: 'No procedure has the code "{procedureCode}". Look it up at /v1/procedures.',
  },
  /** The procedure is not in force on the day of the act. Look for what replaced it. */
  PROCEDURE_NOT_IN_FORCE: {
    status: 422,
    vi: 'Thủ tục "{procedureCode}" không có hiệu lực vào ngày {date}. Tra thủ tục thay thế tại /v1/procedures.',
    en: 'The procedure "{procedureCode}" is not in force on {date}. Look up its replacement at /v1/procedures.',
  },
  /** The procedure has several cases. Say which. */
  CASE_REQUIRED: {
    status: 422,
    vi: 'Thủ tục "{procedureCode}" có nhiều trường hợp. Điền "caseCode" là một trong: {cases}.',
    en: 'The procedure "{procedureCode}" has several cases. Set "caseCode" to one of: {cases}.',
  },
  /** The procedure has no such case, or no longer. Choose another. */
  UNKNOWN_CASE: {
    status: 422,
    vi: 'Thủ tục "{procedureCode}" không có trường hợp "{caseCode}". Chọn một trong: {cases}.',
    en: 'The procedure "{procedureCode}" has no case "{caseCode}". Choose one of: {cases}.',
  },
  /** The case is not offered through this channel. Choose another. */
  CHANNEL_NOT_OFFERED: {
    status: 422,
    vi: 'Thủ tục "{procedureCode}" (trường hợp {caseCode}) không nhận qua kênh "{channel}". Kênh được nhận: {channels}.',
    en: 'The procedure "{procedureCode}" (case {caseCode}) is not offered through "{channel}". Offered: {channels}.',
  },
  /** The procedure only gives information online. Submit at the counter or by post. */
  SERVICE_LEVEL: {
    status: 422,
    vi: 'Thủ tục "{procedureCode}" chỉ cung cấp thông tin trực tuyến, không nhận hồ sơ trực tuyến. Nộp tại quầy hoặc qua bưu chính.',
    en: 'The procedure "{procedureCode}" only gives information online and takes no online applications. Submit at the counter or by post.',
  },
  /** No unit has this code. Look it up in the directory. */
  UNKNOWN_UNIT: {
    status: 422,
    vi: 'Không có đơn vị nào mang mã "{unitCode}". Tra mã đúng tại /v1/units.',
    en: 'No unit has the code "{unitCode}". Look it up at /v1/units.',
  },
  /** The unit does not exist on the day of the act. Choose its successor. */
  UNIT_NOT_IN_FORCE: {
    status: 422,
    vi: 'Đơn vị "{unitCode}" không có hiệu lực vào ngày {date}. Chọn đơn vị kế thừa tại /v1/units.',
    en: 'The unit "{unitCode}" is not in force on {date}. Choose its successor at /v1/units.',
  },
  /** A due time needs a year of the working calendar that is not published. An administrator has to publish it. */
  CALENDAR_NOT_PUBLISHED: {
    status: 422,
    retryable: true,
    vi: 'Chưa công bố lịch làm việc năm {year} của đơn vị {unit} nên không tính được hạn trả kết quả. Đề nghị người quản trị công bố lịch rồi thực hiện lại; hồ sơ được giữ nguyên.',
    en: 'The working calendar {year} of unit {unit} is not published, so no due time can be computed. Ask an administrator to publish it, then repeat; the dossier stays as it was.',
  },

  /** No calendar has this id. Look it up in the directory. */
  CALENDAR_UNKNOWN: {
    status: 422,
    vi: 'Không có lịch làm việc nào mang mã "{id}". Tra mã đúng tại /v1/calendars.',
    en: 'No working calendar has the id "{id}". Look it up at /v1/calendars.',
  },
  /** The days given contradict themselves or the year. Correct them. */
  BAD_CALENDAR: {
    status: 422,
    vi: 'Lịch làm việc không hợp lệ: {why}.',
    en: 'The working calendar is not valid: {why}.',
  },

  /** Required components were not given. Request them as a supplement. */
  COMPONENT_MISSING: {
    status: 422,
    vi: 'Thiếu thành phần hồ sơ bắt buộc: {components}. Bổ sung đủ hoặc lập phiếu yêu cầu bổ sung rồi mới tiếp nhận.',
    en: 'Required components are missing: {components}. Complete them, or request them as a supplement, before receiving.',
  },
  /** The law wants these papers digitised at intake (TT 01/2023). Scan and sign them. */
  COMPONENT_NOT_DIGITISED: {
    status: 422,
    vi: 'Thành phần hồ sơ bắt buộc số hóa nhưng chưa số hóa: {components}. Quét, ký số rồi mới tiếp nhận.',
    en: 'Components that must be digitised are not: {components}. Scan and sign them before receiving.',
  },
  /** A supplement request has to name every missing paper and content (R2). */
  SUPPLEMENT_ITEMS_REQUIRED: {
    status: 422,
    vi: 'Phiếu yêu cầu bổ sung phải nêu ít nhất một giấy tờ, nội dung cần bổ sung. Điền danh sách "items".',
    en: 'A supplement request has to list at least one missing paper or content. Fill in "items".',
  },
  /** The citizen has not answered every supplement request. Wait, or record what was handed in. */
  SUPPLEMENT_NOT_SUBMITTED: {
    status: 422,
    vi: 'Công dân chưa nộp đủ bổ sung theo phiếu số {requests}. Ghi nhận bổ sung (submit-supplement) trước.',
    en: 'Supplement request {requests} has not been answered. Record the supplement (submit-supplement) first.',
  },
  /** The act needs a reason. */
  REASON_REQUIRED: {
    status: 422,
    vi: 'Phải nêu lý do. Điền "reason".',
    en: 'A reason is required. Fill in "reason".',
  },
  /** The act needs the instrument it rests on. */
  LEGAL_BASIS_REQUIRED: {
    status: 422,
    vi: 'Phải nêu căn cứ pháp lý. Điền "legalBasis".',
    en: 'The legal basis is required. Fill in "legalBasis".',
  },
  /** The rule set allows no further extension. Finish it; the delay stays visible. */
  EXTENSION_LIMIT: {
    status: 409,
    vi: 'Hồ sơ đã được hẹn lại đủ số lần cho phép. Xử lý xong hồ sơ; thời gian quá hạn được ghi nhận.',
    en: 'The dossier was extended as often as allowed already. Finish it; the delay is recorded.',
  },
  /** The clock stands still: the end of the pause sets a new due time. */
  EXTENSION_WHILE_SUSPENDED: {
    status: 409,
    vi: 'Hồ sơ đang tạm dừng tính thời gian nên chưa có hẹn trả để hẹn lại. Khi tiếp tục xử lý sẽ có hẹn trả mới.',
    en: 'The clock of the dossier stands still, so there is no due time to extend. The resumption sets a new one.',
  },
  /** The apology has to go out before the due time (R5, R6). */
  EXTENSION_TOO_LATE: {
    status: 409,
    vi: 'Hồ sơ đã đến hạn nên không thể hẹn lại: văn bản xin lỗi phải gửi trước hẹn trả.',
    en: 'The dossier is due already: an apology has to go out before the due time.',
  },
  /** The new appointment is not after the one in force. Choose a later one. */
  EXTENSION_NOT_LATER: {
    status: 422,
    vi: 'Ngày hẹn mới phải sau hẹn trả đang có hiệu lực. Chọn ngày muộn hơn ở "to".',
    en: 'The new appointment has to be later than the due time in force. Choose a later "to".',
  },
  /** The procedure promises no time. */
  EXTENSION_WITHOUT_LIMIT: {
    status: 409,
    vi: 'Thủ tục không quy định thời hạn nên không có hẹn trả để hẹn lại.',
    en: 'The procedure promises no time, so there is nothing to extend.',
  },

  /** We have nothing of a person with this number. Check the number. */
  PERSON_UNKNOWN: {
    status: 404,
    vi: 'Không có dữ liệu nào của người mang số này. Kiểm tra lại số định danh.',
    en: 'There is nothing of a person with this number. Check the number.',
  },
  /** A person cannot be erased while a dossier of theirs is open. Let it come to an end. */
  PERSON_HAS_OPEN_DOSSIERS: {
    status: 409,
    vi: 'Chưa thể xóa dữ liệu cá nhân: còn hồ sơ chưa kết thúc ({codes}). Giải quyết xong các hồ sơ này rồi đề nghị lại.',
    en: 'Personal data cannot be erased while dossiers are open ({codes}). Settle these first, then ask again.',
  },
  /** Nobody has asked for this erasure. Check its id. */
  ERASURE_UNKNOWN: {
    status: 404,
    vi: 'Không có đề nghị xóa dữ liệu cá nhân này. Kiểm tra lại mã đề nghị.',
    en: 'There is no such request for an erasure. Check its id.',
  },
  /** Who asked for an erasure does not approve it. Let somebody else do it. */
  ERASURE_BY_ONESELF: {
    status: 403,
    vi: 'Người đề nghị không được tự duyệt việc xóa dữ liệu cá nhân. Đề nghị người khác duyệt.',
    en: 'Who asked for an erasure cannot approve it. Ask somebody else to.',
  },

  /** Less was paid than asked, and no exemption covers the rest. */
  PAYMENT_INCOMPLETE: {
    status: 422,
    vi: 'Số tiền đã nộp ({paid} đồng) chưa đủ {required} đồng. Ghi nhận khi đã nộp đủ, hoặc nêu căn cứ miễn, giảm.',
    en: 'The amount paid ({paid} VND) is less than {required} VND. Record it when it is paid in full, or name the exemption.',
  },
  /** Neither a payment nor an exemption was named. */
  PAYMENT_REQUIRED: {
    status: 422,
    vi: 'Phải nêu cách nộp tiền ("paidVia": cash, portal hoặc gateway) hoặc căn cứ miễn ("exemption").',
    en: 'Name how it was paid ("paidVia": cash, portal or gateway) or the exemption ("exemption").',
  },
  /** The procedure has a written result. Attach it. */
  RESULT_REQUIRED: {
    status: 422,
    vi: 'Thủ tục này có kết quả bằng văn bản "{resultCode}". Điền "result" trước khi kết thúc xử lý.',
    en: 'This procedure has a written result "{resultCode}". Fill in "result" before finishing.',
  },
  /** Another result than the procedure's. */
  RESULT_MISMATCH: {
    status: 422,
    vi: 'Kết quả "{given}" không phải là kết quả của thủ tục này ({resultCode}). Sửa "result.code".',
    en: 'The result "{given}" is not the one of this procedure ({resultCode}). Correct "result.code".',
  },
  /** An electronic result counts only when it is signed. */
  RESULT_NOT_SIGNED: {
    status: 422,
    vi: 'Kết quả điện tử phải được ký số trước khi kết thúc xử lý.',
    en: 'An electronic result has to be signed before finishing.',
  },
  /** The fee is neither paid nor waived. Record it with the return of the result. */
  FEE_NOT_SETTLED: {
    status: 422,
    vi: 'Chưa ghi nhận phí, lệ phí {feeVnd} đồng của hồ sơ. Điền "fee" hoặc căn cứ miễn, giảm "feeExemption" rồi mới trả kết quả.',
    en: 'The fee of {feeVnd} VND is not settled. Give "fee" or the exemption "feeExemption" before returning the result.',
  },
});
