export {
  attribute,
  waitingFor,
  type Attribution,
  type Handling,
  type Waiting,
  type WaitingFor,
} from './attribution.js';
export { BadCalendarError, CalendarNotPublishedError } from './calendar-errors.js';
export { Calendar, compileCalendar, type CalendarData } from './calendar.js';
export {
  publishedCalendars,
  type CalendarEntry,
  type CalendarsFile,
  type PublishedCalendar,
} from './calendars-file.js';
export {
  computeDeadline,
  dueAt,
  finishedOutcome,
  standingAt,
  type Deadline,
  type DeadlineQuestion,
  type Extension,
  type Pause,
} from './deadline.js';
export { benchmarkDeadlines } from './deadline-benchmark.js';
export {
  explainDeadline,
  withoutLimit,
  type CausedPause,
  type ExplainedDay,
  type ExplainedEvent,
  type Explanation,
} from './explain.js';
export { explanationText, type ExplanationLanguage } from './explanation-text.js';
export { deadlineLine, runDeadlineCases } from './deadline-line.js';
export type { DeadlineRule } from './deadline-rule.js';
export { ExtensionRefusedError, type ExtensionErrorCode } from './extension-error.js';
export type { FinishedOutcome, Outcome } from './outcome.js';
export { workingDaysAfter } from './working-days.js';
