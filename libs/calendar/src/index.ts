export {
  attribute,
  waitingFor,
  type Attribution,
  type Handling,
  type Waiting,
  type WaitingFor,
} from './attribution.js';
export { calendarDifference, type CalendarDifference, type DayDifference } from './calendar-difference.js';
export { BadCalendarError, CalendarNotPublishedError, type CalendarFault } from './calendar-errors.js';
export { exceptionFaults, ruleSetFault, weekFaults } from './calendar-faults.js';
export { resolveCalendar, type CalendarStatement } from './calendar-statement.js';
export { Calendar, compileCalendar, type CalendarData } from './calendar.js';
export {
  calendarStatements,
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
