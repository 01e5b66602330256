import { isLocalDate } from '@motcua/contracts';
import type { FullCase, FullProcedure } from './procedure-content.js';

/** What keeps a procedure or a decision from being published; `field` is the place in the decision. */
export interface Problem {
  readonly field: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

type Sentence = Omit<Problem, 'field'>;

const missing = (vi: string, en: string): Sentence => ({
  code: 'PROCEDURE_INCOMPLETE',
  vi: `Thiếu ${vi} (khoản 2 Điều 8 Nghị định 63/2010/NĐ-CP).`,
  en: `Missing: ${en} (art. 8(2) of Decree 63/2010/NĐ-CP).`,
});

/**
 * Everything that is wrong with a procedure that shall be published: what a complete procedure has (catalogue.md section 1.4),
 * one rule for each case and channel that is offered, and no fee without its exemption text.
 */
export function verifyProcedure(content: FullProcedure, field: string): Problem[] {
  const { cases, performingAgencies, levels, level, legalBases } = content;
  const at = (place: string, sentence: Sentence): Problem => ({ field: `${field}.${place}`, ...sentence });
  return [
    ...(cases.length === 0 ? [at('cases', missing('trường hợp', 'cases'))] : []),
    ...(performingAgencies.length === 0 ? [at('performingAgencies', missing('cơ quan thực hiện', 'agency'))] : []),
    ...(levels.includes(level) ? [] : [at('levels', notAmong(level))]),
    ...repeated(cases.map(({ code }) => code)).map(({ index, value }) => at(`cases[${index}].code`, twice(value))),
    ...cases.flatMap((one, index) => verifyCase(one, `${field}.cases[${index}]`)),
    ...legalBases.flatMap(({ effectiveFrom }, index) =>
      effectiveFrom === null || isLocalDate(effectiveFrom)
        ? []
        : [at(`legalBases[${index}].effectiveFrom`, noDate(effectiveFrom))],
    ),
  ];
}

function verifyCase({ steps, rules, components }: FullCase, field: string): Problem[] {
  const at = (place: string, sentence: Sentence): Problem => ({ field: `${field}.${place}`, ...sentence });
  return [
    ...(steps.length === 0 ? [at('steps', missing('trình tự thực hiện', 'steps'))] : []),
    ...(rules.length === 0 ? [at('rules', missing('cách thức, thời hạn thực hiện', 'ways of submission'))] : []),
    ...(components.length === 0 ? [at('components', missing('thành phần hồ sơ', 'components'))] : []),
    ...repeated(rules.map(({ channel }) => channel)).map(({ index, value }) =>
      at(`rules[${index}].channel`, ruleTwice(value)),
    ),
    ...repeated(components.map(({ code }) => code)).map(({ index, value }) =>
      at(`components[${index}].code`, twice(value)),
    ),
    ...rules.flatMap(({ fees, exemptionText, limit }, index) => [
      ...(fees.some(({ amountVnd }) => amountVnd > 0) && exemptionText === null
        ? [at(`rules[${index}].exemptionText`, unchecked)]
        : []),
      ...(limit !== null && (limit.amount * 2) % 1 !== 0 ? [at(`rules[${index}].limit.amount`, notHalf)] : []),
    ]),
    ...components.flatMap(({ required, originals, copies }, index) =>
      required && originals + copies === 0
        ? [at(`components[${index}].originals`, missing('số lượng bản', 'copies'))]
        : [],
    ),
  ];
}

const unchecked: Sentence = {
  code: 'EXEMPTION_UNCHECKED',
  vi: 'Có phí, lệ phí nhưng chưa có nội dung miễn, giảm đã kiểm tra. Điền "exemptionText".',
  en: 'There is a fee and nobody has checked who is exempt. Fill in "exemptionText".',
};
const notHalf: Sentence = {
  code: 'LIMIT_NOT_HALF',
  vi: 'Thời hạn phải là bội số của 0,5.',
  en: 'A limit has to be a multiple of 0.5.',
};
const noDate = (text: string): Sentence => ({
  code: 'NO_SUCH_DATE',
  vi: `Không có ngày "${text}".`,
  en: `There is no date "${text}".`,
});
const notAmong = (level: string): Sentence => ({
  code: 'LEVEL_NOT_PERFORMING',
  vi: `Cấp tiếp nhận "${level}" không nằm trong các cấp thực hiện.`,
  en: `The receiving level "${level}" is not among those that perform it.`,
});
const twice = (value: string): Sentence => ({
  code: 'CODE_TWICE',
  vi: `Mã "${value}" đã dùng ở trên.`,
  en: `The code "${value}" stands above already.`,
});
const ruleTwice = (channel: string): Sentence => ({
  code: 'RULE_TWICE',
  vi: `Trường hợp này đã có thời hạn và phí cho cách thức "${channel}": mỗi trường hợp, mỗi cách thức đúng một dòng.`,
  en: `This case has a rule for "${channel}" already: exactly one for each case and channel.`,
});

/** Where a value stands that stood before. */
function repeated(values: readonly string[]): { index: number; value: string }[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [{ index, value }] : []));
}
