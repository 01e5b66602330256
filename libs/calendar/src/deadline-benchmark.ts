import { compileCalendar, type CalendarData } from './calendar.js';
import { CalendarNotPublishedError } from './calendar-errors.js';
import type { DeadlineRule } from './deadline-rule.js';
import { computeDeadline } from './deadline.js';
import { explainDeadline, type ExplainedQuestion } from './explain.js';
import { explanationText } from './explanation-text.js';

export interface DeadlineBenchmark {
  readonly dueTimes: number;
  /** A limit alone. */
  readonly plainMicroseconds: number;
  /** With two pauses, an extension and the outcome. */
  readonly fullMicroseconds: number;
  /** The same explained, with its sentences. */
  readonly explanationMicroseconds: number;
}

/** Mean time of one due time, the calendar already compiled, over receptions spread through the calendar's first year. */
export function benchmarkDeadlines(data: CalendarData, ruleSet: DeadlineRule, dueTimes = 100_000): DeadlineBenchmark {
  const calendar = compileCalendar(data);
  const year = Math.min(...Object.keys(data.years).map(Number));
  if (!Number.isFinite(year)) throw new CalendarNotPublishedError(data.unitCode, new Date().getFullYear());
  const firstHour = Date.UTC(year, 0, 2) / hour;
  const question = (index: number): ExplainedQuestion => ({
    calendar,
    ruleSet,
    limit: { amount: 8 + (index % 40) / 2, unit: (['workingHour', 'workingDay', 'calendarDay'] as const)[index % 3]! },
    received: at(firstHour + ((index * 7) % (200 * 24))),
  });
  const full = (index: number): ExplainedQuestion => {
    const plain = question(index);
    const received = plain.received.getTime() / hour;
    return {
      ...plain,
      pauses: [
        { cause: 'supplement', from: at(received + 26), to: at(received + 50) },
        { cause: 'payment', from: at(received + 2), to: at(received + 3) },
      ],
      extensions: [{ at: at(received + 1), to: at(received + 90 * 24) }],
      finished: at(received + 40 * 24),
    };
  };
  return {
    dueTimes,
    plainMicroseconds: microsecondsEach(dueTimes, question, settle),
    fullMicroseconds: microsecondsEach(dueTimes, full, settle),
    explanationMicroseconds: microsecondsEach(dueTimes / 10, full, explain),
  };
}

const hour = 3_600_000;

function at(hours: number): Date {
  return new Date(hours * hour);
}

/** A refusal is quicker than an answer and would flatter the figure. */
function settle(question: ExplainedQuestion): void {
  const deadline = computeDeadline(question);
  if ('error' in deadline) throw new Error(`the benchmark's calendar must cover a whole year: ${deadline.error}`);
}

function explain(question: ExplainedQuestion): void {
  const explanation = explainDeadline(question);
  if ('error' in explanation) throw new Error(`the benchmark's calendar must cover a whole year: ${explanation.error}`);
  explanationText(explanation, 'vi');
}

function microsecondsEach(
  count: number,
  question: (index: number) => ExplainedQuestion,
  work: (question: ExplainedQuestion) => void,
): number {
  const warmUp = Math.min(count, 10_000);
  for (let index = 0; index < warmUp; index += 1) work(question(index));
  const from = performance.now();
  for (let index = 0; index < count; index += 1) work(question(index));
  return ((performance.now() - from) * 1000) / count;
}
