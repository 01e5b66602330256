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
    vi: 'Quyết định "{id}" (số {number}, ngày {issuedOn}) đã có. Sửa quyết định đó, hoặc đặt số khác.',
    en: 'The decision "{id}" (number {number}, {issuedOn}) exists. Change that one, or give another number.',
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

  /** No version of a process has this code. Check the code, or list the processes. */
  PROCESS_NOT_FOUND: {
    status: 404,
    vi: 'Không có quy trình nào mang mã "{code}". Kiểm tra lại mã hoặc xem danh sách tại /v1/processes.',
    en: 'No process has the code "{code}". Check the code, or look it up at /v1/processes.',
  },
  /** The process was in force before or will be later, or is a draft only. Its versions say so. */
  PROCESS_NOT_IN_FORCE: {
    status: 404,
    vi: 'Quy trình "{code}" không có hiệu lực vào ngày {at}. Chọn ngày khác ở tham số "at", hoặc xem /v1/processes/{code}/versions.',
    en: 'The process "{code}" is not in force on {at}. Ask for another date with "at", or see /v1/processes/{code}/versions.',
  },
  /** The process has no version of this number. Its versions are listed. */
  PROCESS_VERSION_NOT_FOUND: {
    status: 404,
    vi: 'Quy trình "{code}" không có phiên bản {version}. Xem /v1/processes/{code}/versions.',
    en: 'The process "{code}" has no version {version}. See /v1/processes/{code}/versions.',
  },
  /** Neither a process of its own nor a default of its level is in force for the procedure. Publish one. */
  PROCEDURE_WITHOUT_PROCESS: {
    status: 404,
    vi: 'Thủ tục "{code}" chưa có quy trình riêng và cấp "{level}" chưa có quy trình mặc định vào ngày {at}. Đề nghị người quản trị công bố quy trình.',
    en: 'The procedure "{code}" has no process of its own, and the level "{level}" no default, on {at}. Ask an administrator to publish one.',
  },
  /** A version at a time is worked on. Change that one, or have it published. */
  PROCESS_DRAFT_EXISTS: {
    status: 409,
    vi: 'Quy trình "{code}" đang có phiên bản {version} chưa công bố. Sửa phiên bản đó hoặc công bố nó trước.',
    en: 'Version {version} of the process "{code}" is not published yet. Change that version, or publish it first.',
  },
  /** What is published never changes. Draft a new version. */
  PROCESS_PUBLISHED: {
    status: 409,
    vi: 'Phiên bản {version} của quy trình "{code}" đã công bố nên không sửa được nữa. Soạn phiên bản mới bằng POST /v1/processes.',
    en: 'Version {version} of the process "{code}" is published and never changes. Draft a new version with POST /v1/processes.',
  },
  /** It was approved before. Publish it, or change it and have it approved anew. */
  PROCESS_APPROVED: {
    status: 409,
    vi: 'Phiên bản {version} của quy trình "{code}" đã được phê duyệt. Công bố, hoặc sửa rồi trình phê duyệt lại.',
    en: 'Version {version} of the process "{code}" is approved already. Publish it, or change it and have it approved anew.',
  },
  /** Only an approved version can be published. Have it approved. */
  PROCESS_NOT_APPROVED: {
    status: 409,
    vi: 'Phiên bản {version} của quy trình "{code}" chưa được phê duyệt nên chưa công bố được.',
    en: 'Version {version} of the process "{code}" is not approved, so it cannot be published yet.',
  },
  /** Somebody else changed the version after the revision named in If-Match. Read it again. */
  PROCESS_STALE: {
    status: 412,
    vi: 'Phiên bản {version} của quy trình "{code}" đã thay đổi: lần sửa hiện tại là {revision}, không phải {expected}. Đọc lại rồi thực hiện lại với If-Match mới.',
    en: 'Version {version} of the process "{code}" has changed: its revision is {revision}, not {expected}. Read it again and repeat with the new If-Match.',
  },
  /** Who drafted a version or changed it last approves it. Somebody else has to. */
  PROCESS_FOUR_EYES: {
    status: 403,
    vi: 'Người soạn hoặc sửa lần cuối phiên bản {version} của quy trình "{code}" không được tự phê duyệt. Trình người khác phê duyệt.',
    en: 'Who drafted version {version} of the process "{code}", or changed it last, may not approve it. Let somebody else approve it.',
  },
  /** A version's code is the process's. Send the same code, or draft another process. */
  PROCESS_CODE_DIFFERS: {
    status: 422,
    vi: 'Mã trong nội dung phải là "{code}". Muốn dùng mã khác thì soạn quy trình mới.',
    en: 'The code in the definition must be "{code}". For another code draft a new process.',
  },
  /** The validity is empty. Correct one of the dates. */
  PROCESS_ENDS_BEFORE_IT_BEGINS: {
    status: 422,
    vi: 'Ngày hết hiệu lực {validTo} phải sau ngày có hiệu lực {validFrom}.',
    en: 'The end of validity, {validTo}, must be after its beginning, {validFrom}.',
  },
  /** It would have been in force before today. Change the date and have it approved anew. */
  PROCESS_BACKDATED: {
    status: 422,
    vi: 'Không công bố lùi ngày: quy trình có hiệu lực từ {validFrom}, trước hôm nay {today}. Sửa "validFrom" rồi trình phê duyệt lại.',
    en: 'Nothing is published into the past: the process would be in force from {validFrom}, before today, {today}. Change "validFrom" and have it approved anew.',
  },
  /** Another process serves a procedure or is the default of a level at that time. End that one first. */
  PROCESS_SCOPE_TAKEN: {
    status: 422,
    vi: 'Quy trình khác đã áp dụng cho {count} thủ tục hoặc cấp trong thời gian đó; xem "errors".',
    en: 'Another process applies to {count} procedures or levels at that time; see "errors".',
  },
  /** Verification has found errors; all are named. Correct the draft. */
  PROCESS_NOT_SOUND: {
    status: 422,
    vi: 'Quy trình "{code}" chưa công bố được vì còn {count} lỗi; xem "errors", sửa rồi kiểm tra lại.',
    en: 'The process "{code}" cannot be published: it has {count} errors. See "errors", correct it and verify again.',
  },

  /** No import has this id. */
  IMPORT_NOT_FOUND: {
    status: 404,
    vi: 'Không có lần nhập nào mang số "{id}". Xem danh sách tại /v1/portal-imports.',
    en: 'No import has the id "{id}". See /v1/portal-imports.',
  },
  /** One import at a time. Wait for it, or look at its progress. */
  IMPORT_RUNNING: {
    status: 409,
    retryable: true,
    vi: 'Đang có một lần nhập từ Cổng Dịch vụ công quốc gia. Xem tiến độ tại /v1/portal-imports.',
    en: 'An import from the national portal is running. See its progress at /v1/portal-imports.',
  },
  /** It has not finished, or has failed. */
  IMPORT_NOT_DONE: {
    status: 409,
    vi: 'Lần nhập "{id}" chưa xong hoặc không thành công (trạng thái "{state}") nên chưa lập dự thảo được.',
    en: 'The import "{id}" is not done (state "{state}"), so nothing can be drafted from it.',
  },
  /** The list of the portal was so short that somebody has to confirm it. */
  IMPORT_HELD: {
    status: 409,
    vi: 'Danh sách của Cổng thiếu {missing} thủ tục đang có hiệu lực: quá nhiều để tin. Kiểm tra rồi gửi lại với "confirmShortList": true.',
    en: 'The list of the portal lacks {missing} procedures in force: too many to be believed. Check it, and repeat with "confirmShortList": true.',
  },
  /** Nothing differs, or the codes named are not among what could be drafted. */
  NOTHING_TO_DRAFT: {
    status: 422,
    vi: 'Không có thủ tục nào để lập dự thảo: không có gì khác, hoặc các mã nêu ra không đọc được.',
    en: 'There is nothing to draft: nothing differs, or the codes named could not be read.',
  },
  /** Codes were named that this import cannot draft. */
  CODES_NOT_DRAFTABLE: {
    status: 422,
    vi: 'Không lập dự thảo được cho: {codes}. Xem các dòng của lần nhập.',
    en: 'These cannot be drafted: {codes}. See the rows of the import.',
  },
  /** This installation has no adapter of the portal. */
  PORTAL_NOT_CONFIGURED: {
    status: 503,
    vi: 'Hệ thống chưa được nối với bộ kết nối Cổng Dịch vụ công quốc gia (PORTAL_ADAPTER_URL).',
    en: 'This system is not connected to the adapter of the national portal (PORTAL_ADAPTER_URL).',
  },

  /** No list has this id. */
  ESSENTIAL_LIST_NOT_FOUND: {
    status: 404,
    vi: 'Không có danh mục dịch vụ công thiết yếu nào mang mã "{id}". Xem /v1/essential-services.',
    en: 'No list of essential services has the id "{id}". See /v1/essential-services.',
  },
  /** The list has no row of this number. */
  ESSENTIAL_SERVICE_NOT_FOUND: {
    status: 404,
    vi: 'Danh mục "{list}" không có dịch vụ số {number}.',
    en: 'The list "{list}" has no service number {number}.',
  },
  /** Somebody else changed it after the version named in If-Match, or at the same moment. Read it again. */
  ESSENTIAL_SERVICE_STALE: {
    status: 412,
    vi: 'Dịch vụ số {number} của danh mục "{list}" đã thay đổi. Đọc lại rồi gửi lại với If-Match mới.',
    en: 'Service number {number} of the list "{list}" has changed. Read it again and repeat with the new If-Match.',
  },
  /** The service has no name yet, and none was given. */
  ESSENTIAL_SERVICE_NAMELESS: {
    status: 422,
    vi: 'Dịch vụ số {number} của danh mục "{list}" chưa có tên. Điền "name".',
    en: 'Service number {number} of the list "{list}" has no name yet. Fill in "name".',
  },
  /** A state holds from a day that has come. */
  SINCE_NOT_PAST: {
    status: 422,
    vi: 'Ngày "{since}" không có hoặc chưa đến. Điền ngày tình trạng bắt đầu, không muộn hơn hôm nay.',
    en: 'There is no date "{since}", or it has not come. Give the day the state began, not later than today.',
  },

  /** No code list has this id. */
  CODE_LIST_NOT_FOUND: {
    status: 404,
    vi: 'Không có danh mục mã nào mang tên "{id}". Xem /v1/code-lists.',
    en: 'No code list has the id "{id}". See /v1/code-lists.',
  },
  /** The list has no version on that day. */
  CODE_LIST_NOT_IN_FORCE: {
    status: 404,
    vi: 'Danh mục mã "{id}" chưa có nội dung vào ngày {at}. Xem /v1/code-lists/{id}/versions.',
    en: 'The code list "{id}" has no version on {at}. See /v1/code-lists/{id}/versions.',
  },
  /** Rows of the list are wrong; each is named. Nothing was written. */
  CODE_LIST_NOT_SOUND: {
    status: 422,
    vi: 'Danh mục mã "{list}" có {count} dòng phải sửa; xem "errors". Chưa ghi gì.',
    en: 'The code list "{list}" has {count} wrong rows; see "errors". Nothing was written.',
  },
  /** A new version begins after the one before. */
  CODE_LIST_NOT_LATER: {
    status: 422,
    vi: 'Danh mục mã "{list}" đã có phiên bản từ {validFrom}: phiên bản mới phải bắt đầu sau ngày đó.',
    en: 'The code list "{list}" has a version from {validFrom}: a new one has to begin after it.',
  },
  /** No kind of code has this name. */
  CODE_KIND_UNKNOWN: {
    status: 404,
    vi: 'Không có loại mã "{kind}". Chọn một trong: {kinds}.',
    en: 'There is no kind of code "{kind}". Choose one of: {kinds}.',
  },
  /** At one date a code has one counterpart. End the other mapping first. */
  MAPPING_OVERLAPS: {
    status: 409,
    vi: 'Trùng thời gian với ánh xạ số {id}: {national} – {local}, từ {from} đến {to}. Kết thúc ánh xạ đó trước.',
    en: 'It overlaps mapping {id}: {national} – {local}, from {from} to {to}. End that one first.',
  },
  /** The validity is empty. */
  MAPPING_ENDS_BEFORE_IT_BEGINS: {
    status: 422,
    vi: 'Ngày hết hiệu lực {validTo} phải sau ngày có hiệu lực {validFrom}.',
    en: 'The end, {validTo}, must be after the beginning, {validFrom}.',
  },
  /** No mapping of this id is open, or it begins later. */
  MAPPING_NOT_OPEN: {
    status: 409,
    vi: 'Ánh xạ số {id} không có, đã kết thúc, hoặc bắt đầu sau {validTo}.',
    en: 'The mapping {id} does not exist, has ended, or begins after {validTo}.',
  },
  /** A code is replaced once. */
  REPLACED_ALREADY: {
    status: 409,
    vi: 'Mã {oldCode} đã được thay thế.',
    en: 'The code {oldCode} is replaced already.',
  },
  /** The new code leads back to the old one. */
  REPLACEMENT_CIRCLE: {
    status: 422,
    vi: 'Thay thế thành vòng: {way}.',
    en: 'The replacements make a circle: {way}.',
  },
});
