import type { CodeStyle } from './behaviour.js';
import { calls, everything, writes, type FaultKind } from './fault.js';

const existsTexts = [
  'Hồ sơ đã tồn tại',
  'Mã hồ sơ đã tồn tại trên hệ thống',
  'HỒ SƠ ĐÃ TỒN TẠI TRÊN CỔNG DỊCH VỤ CÔNG QUỐC GIA',
  'Lỗi: hồ sơ này Đã tồn tại, vui lòng cập nhật',
] as const;
const oddSuccess = [
  'ĐỒNG BỘ THÀNH CÔNG',
  'Hệ thống thông báo: đã xử lý Thành Công 1 bản ghi.',
  'OK - cập nhật thành công!',
  'tHành cÔng',
] as const;
const noSuccess = ['Đã nhận', 'OK', 'Yêu cầu đang được xử lý', ''] as const;

/** The call takes effect, or fails, as it should; the answer is worded in an odd way. */
export const faultsOfAnswers = {
  errorCodeStyle: {
    plays: 'M1',
    means: 'error_code as a number (0), as text ("0") or as "00"',
    strikes: everything,
    styles: ['number', 'text', 'doubleZero'],
    random: true,
    touch: (behaviour, { style }) => void (behaviour.codeStyle = style as CodeStyle),
  },
  codeMissing: {
    plays: 'M2',
    means: 'error_code is missing, null or ""',
    strikes: everything,
    styles: ['missing', 'null', 'empty'],
    random: true,
    touch: (behaviour, { style }) => void (behaviour.codeStyle = style as CodeStyle),
  },
  existsStyle: {
    plays: 'M3',
    means:
      'an insert of a known dossier is told by code 0, 3 or -3 (style) and a text with "đã tồn tại" (message, else one of several); always: a new dossier is told so too, after it was stored, as when a gateway delivers a call twice',
    strikes: ['insert'],
    styles: ['0', '3', '-3'],
    random: true,
    options: ['message', 'always'],
    touch: (behaviour, { style, message, always }, { random }) =>
      void (behaviour.exists = { code: style!, message: message ?? random.pick(existsTexts), always: always ?? false }),
  },
  successTextVariants: {
    plays: 'M4, M5',
    means: 'success is worded in odd case with words around it (oddCase), or not at all (none); or as message says',
    strikes: writes,
    styles: ['oddCase', 'none'],
    options: ['message'],
    touch: (behaviour, { style, message }, { random }) =>
      void (behaviour.successMessage = message ?? random.pick(style === 'none' ? noSuccess : oddSuccess)),
  },
  plainTextProgress: {
    plays: 'M6',
    means: 'the answer to progress is plain text, no JSON',
    strikes: ['progress'],
    touch: (behaviour) => void (behaviour.plainText = true),
  },
  wrappedAnswer: {
    plays: 'M23',
    means: 'the answer is JSON text inside "message", as a façade of a province sends it',
    strikes: everything,
    touch: (behaviour) => void (behaviour.wrapped = true),
  },
  unknownLookup: {
    plays: 'M11',
    means: 'a look-up of an unknown dossier: empty result, missing result, null, or an error',
    strikes: ['lookUp'],
    styles: ['emptyResult', 'missingResult', 'nullResult', 'error'],
    random: true,
    touch: (behaviour, { style }) => void (behaviour.unknownLookup = style as 'emptyResult'),
  },
  sparseReadBack: {
    plays: 'M18, M19',
    means:
      'a look-up, or a procedure, leaves empty fields out (missing), has null for them (null), or digits as numbers (number)',
    strikes: ['lookUp', 'procedure'],
    styles: ['missing', 'null', 'number'],
    random: true,
    touch: (behaviour, { style }) => void (behaviour.readBackStyle = style as 'missing'),
  },
  shortList: {
    plays: 'M17',
    means: 'the list of procedures is short, with code 0: only so much of it (share, default 0: empty)',
    strikes: ['procedures'],
    options: ['share'],
    touch: (behaviour, { share }) => void (behaviour.listShare = share ?? 0),
  },
  http200WithError: {
    plays: 'M2',
    means: 'HTTP 200 with an error inside (code, message); nothing takes effect',
    strikes: ['login', ...calls],
    options: ['code', 'message'],
    touch: (behaviour, { code, message }) =>
      void (behaviour.refused ??= { code: code ?? '-1', message: message ?? 'Lỗi xử lý dữ liệu' }),
  },
} as const satisfies Record<string, FaultKind>;
