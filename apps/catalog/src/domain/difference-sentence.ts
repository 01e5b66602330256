import type { Limit } from '@motcua/contracts';
import type { Difference } from './procedure-difference.js';

/** By the last name of a path. */
const names: Readonly<Record<string, string>> = {
  name: 'Tên',
  fieldCode: 'Mã lĩnh vực',
  fieldName: 'Lĩnh vực',
  level: 'Cấp tiếp nhận',
  levels: 'Cấp thực hiện',
  serviceLevel: 'Mức độ dịch vụ công',
  objectTypes: 'Đối tượng',
  applicants: 'Mô tả đối tượng',
  handlingUnit: 'Đơn vị giải quyết',
  confidential: 'Hồ sơ hạn chế tiếp cận',
  cases: 'Trường hợp',
  steps: 'Trình tự thực hiện',
  components: 'Thành phần hồ sơ',
  required: 'Bắt buộc nộp',
  digitise: 'Yêu cầu số hóa',
  form: 'Mẫu đơn',
  formUrl: 'Địa chỉ mẫu đơn',
  originals: 'Số bản chính',
  copies: 'Số bản sao',
  limit: 'Thời hạn giải quyết',
  fee: 'Phí, lệ phí',
  fees: 'Phí, lệ phí',
  amountVnd: 'Mức phí, lệ phí',
  exemptionText: 'Nội dung miễn, giảm',
  result: 'Kết quả',
  results: 'Kết quả',
  legalBases: 'Căn cứ pháp lý',
  performingAgencies: 'Cơ quan thực hiện',
  competentAgency: 'Cơ quan có thẩm quyền',
  delegatedAgency: 'Cơ quan được ủy quyền',
  coordinatingAgency: 'Cơ quan phối hợp',
  conditions: 'Yêu cầu, điều kiện',
  validFrom: 'Ngày hiệu lực',
};
const units: Readonly<Record<Limit['unit'], string>> = {
  workingHour: 'giờ làm việc',
  workingDay: 'ngày làm việc',
  calendarDay: 'ngày',
};

/** What has changed, for a person to read: `Thời hạn giải quyết (TH01, counter): từ 5 ngày làm việc thành 3 ngày làm việc.` */
export function differenceSentence({ path, before, after }: Difference): string {
  const parts = path.split('.').flatMap((part) => part.split(/[[\]]/).filter(Boolean));
  const named = parts.findLast((part) => Object.hasOwn(names, part));
  const what = named === undefined ? path : names[named]!;
  const where = parts.filter((part) => !Object.hasOwn(names, part) && part !== 'channels' && part !== 'rules');
  const place = where.length > 0 ? ` (${where.join(', ')})` : '';
  if (before === undefined) return `${what}${place}: thêm ${said(after)}.`;
  if (after === undefined) return `${what}${place}: bỏ ${said(before)}.`;
  return `${what}${place}: từ ${said(before)} thành ${said(after)}.`;
}

function said(value: unknown): string {
  if (value === null) return 'không quy định';
  if (typeof value === 'number') return new Intl.NumberFormat('vi-VN').format(value);
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return value.length === 0 ? 'không có' : value.map(said).join('; ');
  const { amount, unit, name, code } = value as Partial<Limit> & { name?: string; code?: string };
  if (amount !== undefined && unit !== undefined)
    return `${new Intl.NumberFormat('vi-VN').format(amount)} ${units[unit]}`;
  return name === undefined ? JSON.stringify(value) : `"${name}"${code === undefined ? '' : ` (${code})`}`;
}
