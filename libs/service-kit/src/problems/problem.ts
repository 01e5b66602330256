import type { FieldError, Refusal } from '@motcua/contracts';
import { STATUS_CODES } from 'node:http';
import { ValidationFailure } from '../validation/validation-failure.js';

/** RFC 9457 problem details, `application/problem+json`. */
export interface Problem {
  /** `urn:motcua:problem:<code>` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable: clients switch on it. */
  readonly code: string;
  /** Path of the request, without its query. */
  readonly instance: string;
  readonly correlationId: string;
  readonly errors?: readonly FieldError[];
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const titles: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không hợp lệ',
  401: 'Chưa xác thực',
  403: 'Không có quyền',
  404: 'Không tìm thấy',
  409: 'Xung đột',
  412: 'Phiên bản đã cũ',
  413: 'Nội dung quá lớn',
  414: 'Địa chỉ quá dài',
  415: 'Định dạng không được hỗ trợ',
  422: 'Không thể thực hiện',
  429: 'Quá nhiều yêu cầu',
  500: 'Lỗi hệ thống',
  502: 'Dịch vụ phía sau không phản hồi',
  503: 'Tạm thời không phục vụ được',
};

/** What a status means, in Vietnamese. */
export function titleOf(status: number): string {
  return titles[status] ?? STATUS_CODES[status] ?? 'Error';
}

export function problemOf(
  refusal: Refusal,
  request: { path: string; correlationId: string; locale: 'vi' | 'en' },
): Problem {
  const { status } = refusal.definition;
  const english = STATUS_CODES[status] ?? 'Error';
  const detail = refusal.detail(request.locale);
  const errors = fieldErrors(refusal, request.locale, detail);
  return {
    type: `urn:motcua:problem:${refusal.code}`,
    title: request.locale === 'en' ? english : titleOf(status),
    status,
    detail,
    code: refusal.code,
    instance: request.path,
    correlationId: request.correlationId,
    ...(errors && { errors }),
  };
}

function fieldErrors(refusal: Refusal, locale: 'vi' | 'en', detail: string): readonly FieldError[] | undefined {
  if (refusal instanceof ValidationFailure) return refusal.fieldErrors(locale);
  if (refusal.sentences.length > 0) {
    return refusal.sentences.map((sentence) => ({
      field: sentence.field,
      code: sentence.code,
      message: sentence[locale],
    }));
  }
  return refusal.field === undefined ? undefined : [{ field: refusal.field, code: refusal.code, message: detail }];
}
