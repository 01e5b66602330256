import { defineErrors } from '@motcua/contracts';

/** Errors every service can answer. */
export const kitErrors = defineErrors({
  VALIDATION_FAILED: {
    status: 400,
    vi: 'Dữ liệu gửi lên chưa đúng. Sửa các trường nêu trong "errors" rồi gửi lại.',
    en: 'The data sent is not valid. Correct the fields listed in "errors" and send it again.',
  },
  BAD_JSON: {
    status: 400,
    vi: 'Nội dung gửi lên không phải là JSON hợp lệ. Kiểm tra lại cú pháp rồi gửi lại.',
    en: 'The body is not valid JSON. Check its syntax and send it again.',
  },
  BAD_REQUEST: {
    status: 400,
    vi: 'Yêu cầu không đúng định dạng. Kiểm tra địa chỉ và các tiêu đề của yêu cầu.',
    en: 'The request is malformed. Check its address and headers.',
  },
  BAD_CURSOR: {
    status: 400,
    vi: 'Con trỏ trang không hợp lệ. Dùng đúng giá trị "nextCursor" của trang trước hoặc bỏ tham số "cursor".',
    en: 'The page cursor is not valid. Use "nextCursor" of the page before, or leave "cursor" out.',
  },
  BAD_DATE: {
    status: 400,
    vi: 'Ngày "{date}" không hợp lệ. Viết ngày có thật theo dạng NĂM-THÁNG-NGÀY, ví dụ 2024-03-15.',
    en: 'The date "{date}" is not valid. Write a real date as YYYY-MM-DD, such as 2024-03-15.',
  },
  BAD_IF_MATCH: {
    status: 400,
    vi: 'Tiêu đề If-Match không hợp lệ. Dùng giá trị ETag đã nhận, ví dụ "7".',
    en: 'The If-Match header is not valid. Use the ETag you received, such as "7".',
  },
  BAD_IDEMPOTENCY_KEY: {
    status: 400,
    vi: 'Tiêu đề Idempotency-Key không hợp lệ. Dùng từ 1 đến 200 ký tự ASCII nhìn thấy được, không có khoảng trắng.',
    en: 'The Idempotency-Key header is not valid. Use 1 to 200 visible ASCII characters without spaces.',
  },
  TOKEN_MISSING: {
    status: 401,
    vi: 'Thiếu mã truy cập. Gửi tiêu đề "Authorization: Bearer …".',
    en: 'The access token is missing. Send "Authorization: Bearer …".',
  },
  TOKEN_INVALID: {
    status: 401,
    vi: 'Mã truy cập không hợp lệ. Đăng nhập lại để lấy mã mới.',
    en: 'The access token is not valid. Sign in again to get a new one.',
  },
  TOKEN_EXPIRED: {
    status: 401,
    vi: 'Mã truy cập đã hết hạn. Đăng nhập lại để lấy mã mới.',
    en: 'The access token has expired. Sign in again to get a new one.',
  },
  PERMISSION_DENIED: {
    status: 403,
    vi: 'Bạn không có quyền "{permission}" để thực hiện việc này. Liên hệ người quản trị để được cấp quyền.',
    en: 'You lack the permission "{permission}" for this. Ask your administrator for it.',
  },
  SCOPE_TOO_NARROW: {
    status: 403,
    vi: 'Quyền "{permission}" của bạn chỉ có trong phạm vi hẹp; việc này cần quyền trên toàn tỉnh. Liên hệ người quản trị.',
    en: 'Your permission "{permission}" is bounded; this wants it for the whole province. Ask your administrator.',
  },
  ROUTE_CLOSED: {
    status: 403,
    level: 'error',
    vi: 'Đường dẫn này chưa khai báo quyền truy cập nên bị khoá.',
    en: 'This route declares no permission and is therefore closed.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    vi: 'Không có đường dẫn hoặc phương thức này. Kiểm tra lại địa chỉ.',
    en: 'There is no such path or method. Check the address.',
  },
  NOT_FOUND: {
    status: 404,
    vi: 'Không tìm thấy đối tượng được yêu cầu.',
    en: 'The thing asked for was not found.',
  },
  IDEMPOTENCY_IN_PROGRESS: {
    status: 409,
    retryable: true,
    vi: 'Yêu cầu với Idempotency-Key này đang được xử lý. Chờ vài giây rồi gửi lại.',
    en: 'A request with this Idempotency-Key is still running. Wait a few seconds and send it again.',
  },
  STALE_VERSION: {
    status: 412,
    vi: 'Dữ liệu đã được thay đổi sau lần bạn đọc. Đọc lại rồi thực hiện với phiên bản mới.',
    en: 'It was changed after you read it. Read it again and repeat with the new version.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    vi: 'Nội dung gửi lên vượt quá 1 MB.',
    en: 'The body is larger than 1 MB.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    vi: 'Định dạng nội dung không được hỗ trợ. Gửi "Content-Type: application/json".',
    en: 'The media type is not supported. Send "Content-Type: application/json".',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu khác. Tạo khoá mới cho yêu cầu mới.',
    en: 'This Idempotency-Key was used for another request. Make a new key for a new request.',
  },
  INTERNAL: {
    status: 500,
    level: 'error',
    vi: 'Hệ thống gặp lỗi. Thử lại sau; nếu vẫn lỗi, báo cho người quản trị mã "correlationId".',
    en: 'The system failed. Try again later; if it persists, give your administrator the "correlationId".',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    level: 'error',
    retryable: true,
    vi: 'Cơ sở dữ liệu tạm thời không đáp ứng. Thử lại sau ít giây.',
    en: 'The database does not answer for the moment. Try again in a few seconds.',
  },
  URL_TOO_LONG: {
    status: 414,
    vi: 'Địa chỉ yêu cầu dài quá {most} ký tự. Rút ngắn các tham số rồi gửi lại.',
    en: 'The address of the request has more than {most} characters. Shorten its parameters and send it again.',
  },
  TOO_MANY_PARAMETERS: {
    status: 400,
    vi: 'Yêu cầu có quá {most} tham số. Bớt tham số rồi gửi lại.',
    en: 'The request has more than {most} parameters. Send fewer.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    retryable: true,
    vi: 'Gửi quá nhiều yêu cầu. Thử lại sau {seconds} giây.',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  KEYS_UNAVAILABLE: {
    status: 503,
    level: 'error',
    retryable: true,
    vi: 'Chưa kiểm tra được mã truy cập vì dịch vụ định danh không đáp ứng. Thử lại sau ít giây.',
    en: 'The access token cannot be checked because the identity service does not answer. Try again in a few seconds.',
  },
  SHUTTING_DOWN: {
    status: 503,
    retryable: true,
    vi: 'Dịch vụ đang dừng. Thử lại sau ít giây.',
    en: 'The service is stopping. Try again in a few seconds.',
  },
});
