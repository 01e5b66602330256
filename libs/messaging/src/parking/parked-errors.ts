import { defineErrors } from '@motcua/contracts';

export const parkedErrors = defineErrors({
  /** The message was handled or skipped in the meantime. Read the list again. */
  PARKED_NOT_FOUND: {
    status: 404,
    vi: 'Không còn thông điệp bị treo số {id}: đã được xử lý hoặc bỏ qua. Đọc lại danh sách.',
    en: 'There is no parked message {id} any more: it was handled or skipped. Read the list again.',
  },
  /** An earlier message of the same subject has to be dealt with first. */
  PARKED_NOT_FIRST: {
    status: 409,
    vi: 'Trước thông điệp {id} còn thông điệp bị treo số {first} của cùng đối tượng "{subject}". Xử lý số {first} trước.',
    en: 'Message {first} of the same subject "{subject}" is parked before message {id}. Deal with {first} first.',
  },
});
