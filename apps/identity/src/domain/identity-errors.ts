import { defineErrors } from '@motcua/contracts';

export const identityErrors = defineErrors({
  /** The signing keys are read from a file. Change the file. */
  KEYS_IN_FILE: {
    status: 409,
    vi: 'Khoá ký được đọc từ tệp (IDENTITY_SIGNING_KEYS_FILE). Thay khoá trong tệp đó.',
    en: 'The signing keys are read from a file (IDENTITY_SIGNING_KEYS_FILE). Change them there.',
  },
  /** A next key is published already and does not sign yet. Wait, or withdraw it. */
  KEY_WAITING: {
    status: 409,
    vi: 'Khoá kế tiếp "{kid}" đã được công bố và chưa đến giờ ký. Chờ đến giờ, hoặc thu hồi khoá đó trước.',
    en: 'The next key "{kid}" is published and does not sign yet. Wait for its time, or withdraw it first.',
  },
  /** No signing key has this id. See the list. */
  KEY_NOT_FOUND: {
    status: 404,
    vi: 'Không có khoá ký "{kid}". Xem danh sách tại /v1/signing-keys.',
    en: 'There is no signing key "{kid}". See /v1/signing-keys.',
  },

  /** No client has this id. See the list. */
  CLIENT_NOT_FOUND: {
    status: 404,
    vi: 'Không có hệ thống nào mang mã "{id}". Xem danh sách tại /v1/clients.',
    en: 'No client has the id "{id}". See /v1/clients.',
  },
  /** The id is taken; ids are never given twice. Choose another one. */
  CLIENT_EXISTS: {
    status: 409,
    vi: 'Mã "{id}" đã được dùng. Chọn mã khác.',
    en: 'The id "{id}" is taken. Choose another one.',
  },
  /** Somebody changed it after the version named in If-Match. Read it again. */
  CLIENT_STALE: {
    status: 412,
    vi: 'Hệ thống "{id}" đã thay đổi: phiên bản hiện tại là {version}. Đọc lại rồi gửi lại với If-Match mới.',
    en: 'The client "{id}" has changed: its version is {version}. Read it again and repeat with the new If-Match.',
  },
  /** Something of the client cannot be so; every problem is named with its field. */
  CLIENT_NOT_SOUND: {
    status: 422,
    vi: 'Khai báo hệ thống có {count} chỗ phải sửa; xem "errors".',
    en: 'The client has {count} problems; see "errors".',
  },
  /** Only systems prove themselves with keys; people sign in to applications. */
  CLIENT_WITHOUT_KEYS: {
    status: 409,
    vi: '"{id}" là ứng dụng để người dùng đăng nhập nên không có khoá. Chỉ hệ thống mới có khoá.',
    en: '"{id}" is an application that people sign in to: it has no keys. Only systems have.',
  },
  /** The key is not a public key that proves anything. Send the public half of an RSA (2048 bits or more), EC or Ed25519 key. */
  CLIENT_KEY_UNFIT: {
    status: 422,
    vi: 'Khoá không dùng được ({why}). Gửi nửa công khai của khoá RSA (từ 2048 bit), EC (P-256, P-384, P-521) hoặc Ed25519.',
    en: 'The key cannot be used ({why}). Send the public half of an RSA (2048 bits or more), EC (P-256, P-384, P-521) or Ed25519 key.',
  },
  /** The validity of a key begins before it ends, and lasts 400 days at most. */
  CLIENT_KEY_VALIDITY: {
    status: 422,
    vi: 'Thời hạn của khoá không hợp lệ: phải kết thúc sau khi bắt đầu và dài nhất {days} ngày.',
    en: 'The validity of the key is wrong: it has to end after it begins, and lasts {days} days at most.',
  },
  /** The client has a key of this name. A new key has a new name. */
  CLIENT_KEY_EXISTS: {
    status: 409,
    vi: 'Hệ thống "{id}" đã có khoá "{kid}". Đặt tên mới cho khoá mới.',
    en: 'The client "{id}" has a key "{kid}" already. Give a new key a new name.',
  },
  /** The client has no key of this name. */
  CLIENT_KEY_NOT_FOUND: {
    status: 404,
    vi: 'Hệ thống "{id}" không có khoá "{kid}".',
    en: 'The client "{id}" has no key "{kid}".',
  },

  /** No account has this id. See the list. */
  ACCOUNT_NOT_FOUND: {
    status: 404,
    vi: 'Không có tài khoản nào mang mã "{id}". Xem danh sách tại /v1/accounts.',
    en: 'No account has the id "{id}". See /v1/accounts.',
  },
  /** The id or the user name is taken; ids are never given twice. Choose other ones. */
  ACCOUNT_EXISTS: {
    status: 409,
    vi: 'Mã "{id}" hoặc tên đăng nhập đã được dùng. Chọn mã hoặc tên khác.',
    en: 'The id "{id}" or the user name is taken. Choose another one.',
  },
  /** Somebody changed it after the version named in If-Match. Read it again. */
  ACCOUNT_STALE: {
    status: 412,
    vi: 'Tài khoản "{id}" đã thay đổi: phiên bản hiện tại là {version}. Đọc lại rồi gửi lại với If-Match mới.',
    en: 'The account "{id}" has changed: its version is {version}. Read it again and repeat with the new If-Match.',
  },
  /** A position is named twice. Leave one out. */
  POSITION_TWICE: {
    status: 422,
    vi: 'Chức danh "{id}" được nêu hai lần. Bỏ bớt một lần.',
    en: 'The position "{id}" is named twice. Leave one out.',
  },
});
