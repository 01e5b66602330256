import { isInForce, isLocalDate, type Validity } from '@motcua/contracts';
import { catalogErrors } from './catalog-errors.js';
import { effectOf, type DecisionRow, type DecisionText } from './decision.js';
import { procedureCodePattern } from './procedure.js';
import { verifyProcedure, type Problem } from './verify-procedure.js';

/** When procedures are in force by what is published already. */
export type InForce = ReadonlyMap<string, readonly Validity[]>;

/** What not even a draft may be: dates that do not exist, rows that contradict their kind. */
export function verifyDraft(decision: DecisionText): Problem[] {
  const { rows, issuedOn, effectiveFrom } = decision;
  const dates = Object.entries({ issuedOn, effectiveFrom }).flatMap(([field, date]) => dateProblems(field, date));
  const early = effectiveFrom < issuedOn ? [tooEarly('effectiveFrom', effectiveFrom, issuedOn)] : [];
  return [...dates, ...(dates.length > 0 ? [] : early), ...rows.flatMap(draftRow)];
}

/** Everything that keeps a decision from being published, each with row and field. Empty: it may be. */
export function verifyDecision(decision: DecisionText, published: InForce): Problem[] {
  const wrong = verifyDraft(decision);
  if (wrong.length > 0) return wrong;
  const { rows } = decision;
  return rows.length === 0 ? [noRows] : rows.flatMap((row, index) => verifyRow(decision, row, index, published));
}

/** @throws DECISION_NOT_SOUND with every problem */
export function assertSound(id: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw catalogErrors.DECISION_NOT_SOUND({ id, count: problems.length }, { sentences: problems });
}

function draftRow({ kind, effectiveFrom, legalBases, replaces, content }: DecisionRow, index: number): Problem[] {
  const field = `rows[${index}]`;
  return [
    ...dateProblems(`${field}.effectiveFrom`, effectiveFrom),
    ...legalBases.flatMap((basis, place) =>
      dateProblems(`${field}.legalBases[${place}].effectiveFrom`, basis.effectiveFrom),
    ),
    ...((kind === 'repealed') === (content === null) ? [] : [contentDiffers(`${field}.content`, kind)]),
    ...(kind === 'replaced' && replaces.length === 0 ? [nothingReplaced(`${field}.replaces`)] : []),
  ];
}

function verifyRow(decision: DecisionText, row: DecisionRow, index: number, published: InForce): Problem[] {
  const field = `rows[${index}]`;
  const { kind, procedureCode: code, replaces, content, firstKnown } = row;
  const effect = effectOf(decision, row);
  const stands = (other: string) => isStanding(other, effect, decision, index, published);
  const twin = decision.rows.findIndex((other) => other.procedureCode === code && effectOf(decision, other) === effect);
  const begins = kind === 'new' || kind === 'replaced';
  return [
    ...(effect < decision.issuedOn ? [tooEarly(`${field}.effectiveFrom`, effect, decision.issuedOn)] : []),
    ...(procedureCodePattern.test(code) ? [] : [badCode(`${field}.procedureCode`, code)]),
    ...(twin < index ? [rowTwice(`${field}.procedureCode`, code, twin)] : []),
    ...(begins && twin === index && stands(code) ? [inForceAlready(`${field}.procedureCode`, code, effect)] : []),
    ...(!begins && !firstKnown && !stands(code) ? [notInForce(`${field}.procedureCode`, code, effect)] : []),
    ...replaces.flatMap((other, place) =>
      stands(other) ? [] : [notInForce(`${field}.replaces[${place}]`, other, effect)],
    ),
    ...(content === null ? [] : verifyProcedure(content, `${field}.content`)),
  ];
}

/** Whether a procedure is in force the moment before a row takes effect: by what is published, and by the rows of the decision before. */
function isStanding(code: string, effect: string, decision: DecisionText, index: number, published: InForce): boolean {
  let latest: { readonly at: string; readonly stands: boolean } | undefined;
  decision.rows.forEach((row, place) => {
    const at = effectOf(decision, row);
    if (place === index || at > effect || (at === effect && place > index)) return;
    const touches =
      row.procedureCode === code ? row.kind !== 'repealed' : row.replaces.includes(code) ? false : undefined;
    if (touches !== undefined && (latest === undefined || at >= latest.at)) latest = { at, stands: touches };
  });
  return latest?.stands ?? (published.get(code) ?? []).some((validity) => isInForce(validity, effect));
}

function problem(field: string, code: string, vi: string, en: string): Problem {
  return { field, code, vi, en };
}

const noRows = problem('rows', 'DECISION_EMPTY', 'Quyết định chưa có dòng nào.', 'The decision has no rows.');
function dateProblems(field: string, date: string | null): Problem[] {
  if (date === null || isLocalDate(date)) return [];
  return [problem(field, 'NO_SUCH_DATE', `Không có ngày "${date}".`, `There is no date "${date}".`)];
}
const tooEarly = (field: string, date: string, issuedOn: string) =>
  problem(
    field,
    'EFFECT_BEFORE_DECISION',
    `Hiệu lực ${date} trước ngày ban hành ${issuedOn}.`,
    `The effect ${date} is before the date of the decision, ${issuedOn}.`,
  );
const badCode = (field: string, code: string) =>
  problem(
    field,
    'BAD_PROCEDURE_CODE',
    `"${code}" không đúng dạng mã thủ tục (ví dụ 1.001193).`,
    `"${code}" is no procedure code (such as 1.001193).`,
  );
const rowTwice = (field: string, code: string, twin: number) =>
  problem(
    field,
    'ROW_TWICE',
    `Thủ tục ${code} đã có ở dòng rows[${twin}] với cùng ngày hiệu lực.`,
    `Procedure ${code} stands in rows[${twin}] with the same effect already.`,
  );
const inForceAlready = (field: string, code: string, at: string) =>
  problem(
    field,
    'IN_FORCE_ALREADY',
    `Thủ tục ${code} đang có hiệu lực vào ${at}: chọn loại "amended" hoặc bãi bỏ trước.`,
    `Procedure ${code} is in force on ${at}: make the row "amended", or repeal it first.`,
  );
const notInForce = (field: string, code: string, at: string) =>
  problem(
    field,
    'NOT_IN_FORCE',
    `Thủ tục ${code} không có hiệu lực vào ${at}. Kiểm tra mã; thủ tục có từ trước hệ thống thì đặt "firstKnown": true.`,
    `Procedure ${code} is not in force on ${at}. Check the code; for one older than this system set "firstKnown": true.`,
  );
const nothingReplaced = (field: string) =>
  problem(
    field,
    'NOTHING_REPLACED',
    'Dòng "replaced" phải nêu thủ tục bị thay thế ở "replaces".',
    'A row of kind "replaced" has to name what it replaces in "replaces".',
  );
const contentDiffers = (field: string, kind: string) =>
  kind === 'repealed'
    ? problem(field, 'CONTENT_OF_REPEALED', 'Dòng bãi bỏ không có nội dung thủ tục.', 'A repeal has no content.')
    : problem(field, 'CONTENT_MISSING', 'Thiếu nội dung thủ tục.', 'The content of the procedure is missing.');
