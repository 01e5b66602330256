import { exceptionFaults, ruleSetFault, weekFaults, type CalendarFault } from '@motcua/calendar';
import { isLocalDate, type CalendarExceptionData, type RuleSetData } from '@motcua/contracts';
import type { Weekly } from './calendar.js';

/** A field of a draft that is wrong, in both languages. */
export interface DraftProblem {
  readonly field: string;
  readonly code: 'BAD_VALUE';
  readonly vi: string;
  readonly en: string;
}

export interface WeekdayRow {
  readonly weekday: number;
  readonly sessions: readonly string[];
}

/** A weekday's or exception's faults: the field of the row, and what to write there. */
const faults: Readonly<Partial<Record<CalendarFault, readonly [field: string, vi: string, en: string]>>> = {
  date: ['date', 'Phải là một ngày có thật của năm dự thảo.', 'Must be a real date of the year of the draft.'],
  twice: ['date', 'Ngày này đã có ở dòng trước. Mỗi ngày chỉ ghi một lần.', 'This date is listed before.'],
  replaces: [
    'replaces',
    'Ngày làm bù phải nêu thay cho thứ nào (1 đến 7).',
    'A make-up day names the weekday 1 … 7 it stands for.',
  ],
  sessions: ['sessions', 'Ngày có giờ riêng phải nêu giờ làm việc.', 'A special day states its sessions.'],
  session: [
    'sessions',
    'Giờ làm việc viết dạng 07:00-11:30, giờ bắt đầu trước giờ kết thúc.',
    'Sessions are written 07:00-11:30, start before end.',
  ],
  overlap: ['sessions', 'Các khoảng giờ làm việc không được chồng nhau.', 'The sessions overlap.'],
};

export function problem(field: string, vi: string, en: string): DraftProblem {
  return { field, code: 'BAD_VALUE', vi, en };
}

export function weeklyProblems(days: readonly WeekdayRow[]): DraftProblem[] {
  const problems = [...weekFaults(days)].map(([row, fault]) =>
    fault === 'twice'
      ? problem(`weekly[${row}].weekday`, 'Thứ này đã có ở dòng trước.', 'This weekday is listed before.')
      : faultProblem(`weekly[${row}]`, fault),
  );
  if (days.every(({ sessions }) => sessions.length === 0)) {
    problems.push(problem('weekly', 'Tuần phải có ít nhất một buổi làm việc.', 'A week has at least one session.'));
  }
  return problems;
}

export function ruleSetProblems(ruleSet: RuleSetData): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (ruleSetFault(ruleSet) !== undefined) {
    problems.push(problem('ruleSet.sameDayCutoff', 'Phải là giờ dạng 15:00.', 'Must be a clock time such as 15:00.'));
  }
  if (!isLocalDate(ruleSet.validFrom)) {
    problems.push(problem('ruleSet.validFrom', 'Phải là ngày có thật dạng 2027-01-01.', 'Must be a real date.'));
  }
  return problems;
}

/** @param weekly sessions of the weekdays that will hold beside the exceptions. */
export function exceptionProblems(
  year: number,
  exceptions: readonly CalendarExceptionData[],
  weekly: Weekly,
): DraftProblem[] {
  const wrong = exceptionFaults(year, exceptions, weekly);
  return exceptions.flatMap((exception, row) => {
    const at = `exceptions[${row}]`;
    const fault = wrong.get(row);
    const found = [...strayFields(at, exception), ...groundProblems(at, exception)];
    if (fault !== undefined) return [faultProblem(at, fault), ...found];
    const { kind, replaces } = exception;
    if (kind === 'makeUp' && (weekly[replaces!] ?? []).length === 0) {
      found.unshift(
        problem(
          `${at}.replaces`,
          'Thứ được làm bù không có giờ làm việc trong tuần.',
          'The weekday it stands for has no sessions.',
        ),
      );
    }
    return found;
  });
}

function faultProblem(at: string, fault: CalendarFault): DraftProblem {
  const [field, vi, en] = faults[fault] ?? ['kind', 'Giá trị không hợp lệ.', 'The value is not valid.'];
  return problem(`${at}.${field}`, vi, en);
}

/** What a kind does not use would be read as if it held. */
function strayFields(at: string, { kind, replaces, sessions }: CalendarExceptionData): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (kind !== 'makeUp' && replaces !== undefined) {
    problems.push(problem(`${at}.replaces`, 'Chỉ dùng cho ngày làm bù.', 'Only a make-up day replaces a weekday.'));
  }
  if (kind !== 'special' && sessions !== undefined) {
    problems.push(problem(`${at}.sessions`, 'Chỉ dùng cho ngày có giờ riêng.', 'Only a special day has sessions.'));
  }
  if (kind === 'special' && sessions?.length === 0) {
    problems.push(
      problem(`${at}.sessions`, 'Không có giờ nào: ghi là "dayOff".', 'Without sessions it is a "dayOff".'),
    );
  }
  return problems;
}

function groundProblems(at: string, { citation, mark }: CalendarExceptionData): DraftProblem[] {
  if (citation !== undefined || mark === 'unconfirmed') return [];
  const vi = 'Nêu văn bản làm căn cứ, hoặc đánh dấu "mark": "unconfirmed" khi chưa có.';
  return [problem(`${at}.citation`, vi, 'Give the citation, or "mark": "unconfirmed" while there is none.')];
}
