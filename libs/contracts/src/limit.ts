/** How long, in which unit (deadlines.md section 3). `null` where a procedure promises no time. */
export interface Limit {
  readonly amount: number;
  readonly unit: 'workingHour' | 'workingDay' | 'calendarDay';
}
