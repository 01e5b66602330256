import { formatInstant } from '@motcua/contracts';
import { compileCalendar, type Calendar } from './calendar.js';
import { publishedCalendars, type CalendarsFile } from './calendars-file.js';
import { BadCaseError, parseCase, type DeadlineCase } from './deadline-case.js';
import { computeDeadline, type Deadline } from './deadline.js';
import { explainDeadline, type ExplainedQuestion } from './explain.js';
import { explanationText } from './explanation-text.js';

const compiled = new WeakMap<CalendarsFile, ReadonlyMap<string, Calendar>>();

/**
 * Answers one line of `motcua deadline --stdin`. A line that is not a case is answered with
 * `{"id": …, "error": "BAD_CASE", "field": …, "message": …}`, `id` null when it cannot be read, `field` "" for the whole line.
 * @throws BadCalendarError when the calendars themselves are wrong
 */
export function deadlineLine(line: string, file: CalendarsFile, explained = false): string {
  const calendars = calendarsOf(file);
  let value: unknown = null;
  try {
    value = parseJson(line);
    const question = parseCase(value);
    const calendar = calendars.get(question.calendar);
    if (calendar === undefined) throw new BadCaseError('calendar', `one of ${[...calendars.keys()].join(', ')}`);
    const asked = questionOf(question, calendar, file);
    return JSON.stringify({
      id: question.id,
      ...written(computeDeadline(asked)),
      ...(explained && sentences(asked)),
    });
  } catch (error) {
    if (!(error instanceof BadCaseError)) throw error;
    return JSON.stringify({ id: idOf(value), error: 'BAD_CASE', field: error.field, message: error.message });
  }
}

/**
 * Answers every line of `chunks` (text cut anywhere, as a stream delivers it) in order; empty lines are passed over.
 * `write` gets one or more whole lines, each with its line feed, and may return a promise to be waited for. `explained` adds
 * `explanation`, the reasons as Vietnamese sentences.
 */
export async function runDeadlineCases(
  chunks: AsyncIterable<string>,
  file: CalendarsFile,
  write: (lines: string) => void | Promise<void>,
  explained = false,
): Promise<void> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    await writeAnswers(lines, file, write, explained);
  }
  await writeAnswers([rest], file, write, explained);
}

async function writeAnswers(
  lines: readonly string[],
  file: CalendarsFile,
  write: (lines: string) => void | Promise<void>,
  explained: boolean,
): Promise<void> {
  const answers = lines.filter((line) => line.trim() !== '').map((line) => `${deadlineLine(line, file, explained)}\n`);
  if (answers.length > 0) await write(answers.join(''));
}

function questionOf(asked: DeadlineCase, calendar: Calendar, file: CalendarsFile): ExplainedQuestion {
  const { limit, received, pauses, extensions, finished } = asked;
  return { calendar, ruleSet: { ...file.ruleSet, ...asked.rule }, limit, received, pauses, extensions, finished };
}

function sentences(question: ExplainedQuestion): Record<string, unknown> {
  const explanation = explainDeadline(question);
  return 'error' in explanation ? {} : { explanation: explanationText(explanation, 'vi') };
}

function written(deadline: Deadline): Record<string, unknown> {
  if ('error' in deadline) return deadline;
  if ('suspended' in deadline) {
    const { since, remaining } = deadline.suspended;
    return { suspended: { since: formatInstant(since), remaining }, ...deadline.outcome };
  }
  return { due: deadline.due === null ? null : formatInstant(deadline.due), ...deadline.outcome };
}

function calendarsOf(file: CalendarsFile): ReadonlyMap<string, Calendar> {
  const known = compiled.get(file);
  if (known !== undefined) return known;
  const calendars = new Map(publishedCalendars(file).map((calendar) => [calendar.id, compileCalendar(calendar)]));
  compiled.set(file, calendars);
  return calendars;
}

function parseJson(line: string): unknown {
  try {
    // A byte order mark may stand before the first line.
    return JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new BadCaseError('', 'one JSON object');
    throw cause;
  }
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' ? id : null;
}
