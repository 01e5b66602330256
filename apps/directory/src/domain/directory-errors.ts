import { defineErrors } from '@motcua/contracts';

export const directoryErrors = defineErrors({
  /** No version of a unit has this code. Check the code, or list the units. */
  UNIT_NOT_FOUND: {
    status: 404,
    vi: 'Không có đơn vị nào mang mã "{code}". Kiểm tra lại mã đơn vị hoặc xem danh sách tại /v1/units.',
    en: 'No unit has the code "{code}". Check the code, or look it up at /v1/units.',
  },
  /** The unit existed before or will exist later. Ask for another date. */
  UNIT_NOT_IN_FORCE: {
    status: 404,
    vi: 'Đơn vị "{code}" không có hiệu lực vào ngày {at}. Chọn ngày khác ở tham số "at".',
    en: 'The unit "{code}" is not in force on {at}. Ask for another date with "at".',
  },
  /** Neither the unit nor any unit above it has a calendar. An administrator has to publish one. */
  CALENDAR_OF_UNIT_NOT_FOUND: {
    status: 404,
    vi: 'Đơn vị "{code}" và các đơn vị cấp trên chưa có lịch làm việc vào ngày {at}. Đề nghị người quản trị công bố lịch.',
    en: 'Neither the unit "{code}" nor a unit above it has a working calendar on {at}. Ask an administrator to publish one.',
  },
  /** No calendar has this id. */
  CALENDAR_NOT_FOUND: {
    status: 404,
    vi: 'Không có lịch làm việc nào mang mã "{id}". Kiểm tra lại mã lịch.',
    en: 'No working calendar has the id "{id}". Check the id.',
  },
  /** The calendar has no version of this number. List them. */
  CALENDAR_VERSION_NOT_FOUND: {
    status: 404,
    vi: 'Lịch làm việc "{id}" không có phiên bản {version}. Xem các phiên bản tại /v1/calendars/{id}/versions.',
    en: 'The calendar "{id}" has no version {version}. See /v1/calendars/{id}/versions.',
  },
  /** A calendar is to be created under an id that is taken. Draft a change of it, or choose another id. */
  CALENDAR_EXISTS: {
    status: 409,
    vi: 'Đã có lịch làm việc mang mã "{id}". Soạn thay đổi tại /v1/calendars/{id}/drafts hoặc chọn mã khác.',
    en: 'There is a calendar "{id}" already. Draft a change at /v1/calendars/{id}/drafts, or choose another id.',
  },
  /** A calendar is to be created for a unit that has one. Draft a change of that. */
  UNIT_HAS_CALENDAR: {
    status: 409,
    vi: 'Đơn vị "{unitCode}" đã có lịch "{id}". Soạn thay đổi tại /v1/calendars/{id}/drafts.',
    en: 'The unit "{unitCode}" has the calendar "{id}" already. Draft a change at /v1/calendars/{id}/drafts.',
  },
  /** The calendar it shall inherit from is not published. Publish that first, or correct the id. */
  INHERITED_CALENDAR_NOT_FOUND: {
    status: 422,
    vi: 'Không có lịch "{inherits}" đã công bố để kế thừa. Kiểm tra lại mã lịch ở "inherits".',
    en: 'There is no published calendar "{inherits}" to inherit from. Check "inherits".',
  },
  /** The calendar would inherit from itself, directly or over others. Choose another one. */
  CALENDAR_INHERITS_ITSELF: {
    status: 422,
    vi: 'Lịch "{id}" không được kế thừa chính nó. Chọn lịch khác ở "inherits".',
    en: 'The calendar "{id}" must not inherit from itself. Choose another one for "inherits".',
  },
  /** The calendar has no draft of this id. List them. */
  CALENDAR_DRAFT_NOT_FOUND: {
    status: 404,
    vi: 'Lịch "{calendarId}" không có bản dự thảo "{id}". Xem danh sách tại /v1/calendars/{calendarId}/drafts.',
    en: 'The calendar "{calendarId}" has no draft "{id}". See /v1/calendars/{calendarId}/drafts.',
  },
  /** There is an open draft of the same year (or of no year) of the calendar, or of a calendar for the unit. Change or discard it. */
  CALENDAR_DRAFT_ALREADY_OPEN: {
    status: 409,
    vi: 'Đã có bản dự thảo đang mở "{open}" cho cùng năm của lịch "{calendarId}". Sửa hoặc hủy bản đó trước.',
    en: 'The draft "{open}" of the same year of the calendar "{calendarId}" is open. Change or discard that one first.',
  },
  /** The draft was published or discarded and never changes again. Start a new one. */
  CALENDAR_DRAFT_ENDED: {
    status: 409,
    vi: 'Bản dự thảo "{id}" đã kết thúc (trạng thái "{state}") nên không thực hiện được "{act}". Soạn bản mới.',
    en: 'The draft "{id}" has ended ("{state}"), so "{act}" is not possible. Start a new one.',
  },
  /** Only an approved draft is published. Have it approved by another officer. */
  CALENDAR_DRAFT_NOT_APPROVED: {
    status: 409,
    vi: 'Bản dự thảo "{id}" chưa được phê duyệt. Trình người khác phê duyệt trước khi công bố.',
    en: 'The draft "{id}" is not approved. Have it approved by another officer first.',
  },
  /** Who drafted or last changed it cannot approve it. Let another do it. */
  CALENDAR_APPROVER_IS_AUTHOR: {
    status: 403,
    vi: 'Người soạn hoặc sửa lần cuối không được tự phê duyệt bản dự thảo "{id}". Trình người khác phê duyệt.',
    en: 'Who drafted or last changed the draft "{id}" cannot approve it. Let another officer approve it.',
  },
  /** Without calendar:publish only the approver publishes. Ask the approver. */
  CALENDAR_PUBLISHER_IS_NOT_APPROVER: {
    status: 403,
    vi: 'Chỉ người đã phê duyệt hoặc người có quyền "calendar:publish" được công bố bản dự thảo "{id}".',
    en: 'Only its approver, or who holds "calendar:publish", may publish the draft "{id}".',
  },
  /** The year has exceptions that nobody has confirmed. Give each its citation, and take the mark away. */
  EXCEPTIONS_UNCONFIRMED: {
    status: 409,
    vi: 'Năm {year} còn ngày chưa được xác nhận: {dates}. Bổ sung văn bản căn cứ và bỏ dấu "unconfirmed" trước khi phê duyệt.',
    en: 'The year {year} has unconfirmed dates: {dates}. Give each its citation and remove the mark before approval.',
  },
  /** Another version was published after the approval: what was approved is not what would change. Approve it again. */
  CALENDAR_CHANGED_SINCE_APPROVAL: {
    status: 409,
    vi: 'Lịch "{calendarId}" đã có phiên bản {version} sau khi bản này được phê duyệt (khi đó là {approvedAgainst}). Xem lại khác biệt và phê duyệt lại.',
    en: 'The calendar "{calendarId}" is at version {version}; the draft was approved against {approvedAgainst}. Look at the difference and approve it again.',
  },
  /** The draft says what holds already. Change or discard it. */
  CALENDAR_DRAFT_CHANGES_NOTHING: {
    status: 409,
    vi: 'Bản dự thảo "{id}" không thay đổi gì so với lịch đang áp dụng. Sửa hoặc hủy bản này.',
    en: 'The draft "{id}" changes nothing of the calendar in force. Change or discard it.',
  },
  /** No position has this id. */
  POSITION_NOT_FOUND: {
    status: 422,
    vi: 'Không có chức danh nào mang mã "{id}". Xem danh sách tại /v1/positions.',
    en: 'No position has the id "{id}". See /v1/positions.',
  },
  /** The id is taken; positions keep theirs for ever. */
  POSITION_EXISTS: {
    status: 409,
    vi: 'Đã có chức danh mang mã "{id}". Chọn mã khác.',
    en: 'There is a position "{id}" already. Choose another id.',
  },
  /** A field this kind of order wants is missing. */
  POSITION_NEEDS: {
    status: 422,
    vi: 'Yêu cầu này cần "{what}". Điền "{what}" rồi gửi lại.',
    en: 'This order needs "{what}". Set it and send again.',
  },
  /** A permission is misspelt, or has a scope nobody knows. */
  BAD_GRANT: {
    status: 422,
    vi: 'Có quyền viết không đúng. Viết "nhóm:việc" hoặc "nhóm:việc@phạm-vi" với phạm vi own, unit, subtree hoặc province.',
    en: 'A permission is not well formed. Write "group:act" or "group:act@scope" with own, unit, subtree or province.',
  },
  /** The end is before the beginning or not after today: what was done stays done. */
  POSITION_ENDS_TOO_EARLY: {
    status: 422,
    vi: 'Ngày kết thúc {validTo} phải sau ngày bắt đầu và sau hôm nay.',
    en: 'The end {validTo} has to be after the beginning and after today.',
  },
  /** The position ends by then anyway. */
  POSITION_ENDS_BEFORE: {
    status: 422,
    vi: 'Chức danh "{id}" đã kết thúc vào ngày {validTo}. Chọn ngày sớm hơn.',
    en: 'The position "{id}" ends on {validTo} already. Choose an earlier day.',
  },
  /** What was delegated is not delegated again. */
  DELEGATION_OF_DELEGATION: {
    status: 422,
    vi: 'Chức danh "{id}" là quyền hoặc được ủy quyền nên không được ủy quyền tiếp.',
    en: 'The position "{id}" is acting or delegated itself: it cannot be delegated.',
  },
  /** The holder stands in for themself. */
  POSITION_OF_ONESELF: {
    status: 422,
    vi: 'Người nhận phải khác người đang giữ chức danh "{id}".',
    en: 'It has to go to somebody else than the holder of "{id}".',
  },
  /** The time is not within that of the position it is of. */
  POSITION_OUTLASTS: {
    status: 422,
    vi: 'Thời gian phải nằm trong thời gian của chức danh "{id}": từ {from} đến {until}.',
    en: 'The time has to be within that of the position "{id}": from {from} until {until}.',
  },
  /** More rights than the position it is of has. */
  POSITION_EXCEEDS: {
    status: 422,
    vi: 'Chức danh "{id}" không có các quyền này: {grants}. Chỉ được giao quyền mà chức danh đó có.',
    en: 'The position "{id}" does not hold: {grants}. Only what it holds can be given.',
  },
  /** Who asked for it, or would hold it, cannot approve it. */
  POSITION_APPROVER_IS_PARTY: {
    status: 409,
    vi: 'Người yêu cầu và người nhận chức danh không được tự phê duyệt yêu cầu "{id}". Trình người khác.',
    en: 'Who requested order "{id}" or would hold the position cannot approve it. Leave it to somebody else.',
  },
  /** It was approved or refused. Ask anew. */
  POSITION_ORDER_DECIDED: {
    status: 409,
    vi: 'Yêu cầu "{id}" đã được quyết định ({state}). Gửi yêu cầu mới.',
    en: 'Order "{id}" is decided ({state}). Send a new one.',
  },
  /** There is an undecided order about the position. Decide that first. */
  POSITION_ORDER_OPEN: {
    status: 409,
    vi: 'Chức danh "{id}" đang có yêu cầu "{open}" chờ quyết định. Quyết định yêu cầu đó trước.',
    en: 'Order "{open}" about the position "{id}" waits for a decision. Decide that first.',
  },
  /** No order has this id, or it is out of your reach. */
  POSITION_ORDER_NOT_FOUND: {
    status: 404,
    vi: 'Không có yêu cầu nào mang mã "{id}". Xem danh sách tại /v1/positions/orders.',
    en: 'No order has the id "{id}". See /v1/positions/orders.',
  },
  /** The permission does not reach the unit of the position. */
  POSITION_OUT_OF_REACH: {
    status: 403,
    vi: 'Quyền "{permission}" của bạn không có phạm vi tới chức danh này ở đơn vị "{unitCode}".',
    en: 'Your permission "{permission}" does not reach this position of the unit "{unitCode}".',
  },
});
