import { getMetadataStorage, type ValidationError } from 'class-validator';

type Sentence = (limits: readonly (number | string | readonly unknown[])[]) => string;

/** What a rule of class-validator demands, in Vietnamese. First match speaks: kinds before sizes before patterns. */
const sentences: Readonly<Record<string, Sentence>> = {
  isDefined: () => 'Bắt buộc phải có.',
  isString: () => 'Phải là chuỗi ký tự.',
  isInt: () => 'Phải là số nguyên.',
  isNumber: () => 'Phải là số.',
  isBoolean: () => 'Phải là true hoặc false.',
  isArray: () => 'Phải là một danh sách.',
  isObject: () => 'Phải là một đối tượng.',
  nestedValidation: () => 'Phải là một đối tượng.',
  isNotEmpty: () => 'Không được để trống.',
  isNotEmptyObject: () => 'Không được để trống.',
  isEnum: ([, values]) => `Phải là một trong: ${listed(values)}.`,
  isIn: ([values]) => `Phải là một trong: ${listed(values)}.`,
  isPositive: () => 'Phải lớn hơn 0.',
  min: ([least]) => `Không được nhỏ hơn ${String(least)}.`,
  max: ([most]) => `Không được lớn hơn ${String(most)}.`,
  multipleOf: ([step]) => `Phải là bội số của ${String(step).replace('.', ',')}.`,
  minLength: ([least]) => `Phải có ít nhất ${String(least)} ký tự.`,
  maxLength: ([most]) => `Không được dài quá ${String(most)} ký tự.`,
  isLength: ([least, most]) =>
    most ? `Phải có từ ${String(least)} đến ${String(most)} ký tự.` : `Phải có ít nhất ${String(least)} ký tự.`,
  arrayNotEmpty: () => 'Phải có ít nhất 1 phần tử.',
  arrayMinSize: ([least]) => `Phải có ít nhất ${String(least)} phần tử.`,
  arrayMaxSize: ([most]) => `Không được quá ${String(most)} phần tử.`,
  arrayUnique: () => 'Các phần tử không được trùng nhau.',
  isDateString: () => 'Phải là thời điểm dạng 2024-03-15T09:10:00+07:00 hoặc ngày dạng 2024-03-15.',
  isIso8601: () => 'Phải là thời điểm dạng 2024-03-15T09:10:00+07:00 hoặc ngày dạng 2024-03-15.',
  instant: () => 'Phải là thời điểm có múi giờ, dạng 2024-03-15T09:10:00+07:00.',
  isEmail: () => 'Phải là địa chỉ thư điện tử.',
  isUuid: () => 'Phải là UUID.',
  isUrl: () => 'Phải là địa chỉ web.',
  isNumberString: () => 'Chỉ được gồm chữ số.',
  matches: () => 'Không đúng định dạng quy định.',
  written: () => 'Không đúng định dạng quy định.',
  storable: () => 'Không được có ký tự U+0000.',
};

/** The sentence for a wrong field: the author's own message where there is one. */
export function sentenceOf(error: ValidationError): { vi: string; en: string } {
  const failed = error.constraints ?? {};
  if (error.value === undefined) return { vi: 'Bắt buộc phải có.', en: 'Required.' };
  const name = Object.keys(sentences).find((known) => known in failed) ?? Object.keys(failed)[0] ?? '';
  const message = failed[name] ?? '';
  const rule = ruleOf(error, name);
  if (rule?.message !== undefined) return { vi: message, en: message };
  const vi = sentences[name]?.(rule?.constraints ?? []) ?? 'Giá trị không hợp lệ.';
  return { vi, en: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` };
}

function ruleOf(error: ValidationError, name: string) {
  const target = error.target?.constructor;
  if (target === undefined) return undefined;
  return getMetadataStorage()
    .getTargetValidationMetadatas(target, '', true, false)
    .find((rule) => rule.propertyName === error.property && (rule.name === name || rule.type === name));
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join(', ') : String(values);
}
