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
});
