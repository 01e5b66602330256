import type { CalendarData } from './calendar.js';
import { CalendarNotPublishedError } from './calendar-errors.js';

const offset = 7 * 3600;
const from = Date.UTC(2023, 11, 1) / 1000 - offset;
const until = Date.UTC(2027, 1, 1) / 1000 - offset;

/**
 * Working time by walking: a map of every minute, and functions that step through it (deadlines.md section 2, word by word).
 * Shares nothing with the engine. `step` 60 for whole minutes, 1 for seconds.
 */
export class SlowCalendar {
  private readonly minutes = new Int8Array((until - from) / 60);

  constructor(
    private readonly data: CalendarData,
    readonly step: 1 | 60,
  ) {
    const days = new Map<string, Int8Array>();
    for (let midnight = from; midnight < until; midnight += 86_400) {
      const sessions = this.sessions(this.dateOf(midnight));
      const known = days.get(String(sessions)) ?? minutesOf(sessions);
      days.set(String(sessions), known);
      this.minutes.set(known, (midnight - from) / 60);
    }
  }

  works(t: number): boolean {
    const minute = this.minutes[Math.floor((t - from) / 60)];
    if (minute === undefined || minute < 0) {
      throw new CalendarNotPublishedError(this.data.unitCode, Number(this.dateOf(t).slice(0, 4)));
    }
    return minute === 1;
  }

  next(t: number): number {
    let u = t;
    while (!this.works(u)) u += this.step;
    return u;
  }

  work(a: number, b: number): number {
    let seconds = 0;
    for (let t = a; t < b; t += this.step) if (this.works(t)) seconds += this.step;
    return seconds;
  }

  advance(t: number, w: number): number {
    if (w === 0) return this.next(t);
    let u = t;
    for (let left = w; left > 0; u += this.step) if (this.works(u)) left -= this.step;
    return u;
  }

  isWorkingDay(t: number): boolean {
    return this.work(this.midnight(t), this.midnight(t) + 86_400) > 0;
  }

  /** On the working day of t, its clock time. */
  fit(t: number): number {
    if (this.works(t)) return t;
    let u = t;
    while (u > this.midnight(t) && !this.works(u - this.step)) u -= this.step;
    return u > this.midnight(t) ? u : this.next(u);
  }

  fitCalendar(t: number): number {
    return this.isWorkingDay(t) ? this.fit(t) : this.next(t);
  }

  /** The clock time of t on the k-th working day after its date. */
  workingDayAfter(t: number, k: number): number {
    let u = t;
    for (let left = k; left > 0;) {
      u += 86_400;
      if (this.isWorkingDay(u)) left -= 1;
    }
    return u;
  }

  endOf(t: number): number {
    let u = this.midnight(t) + 86_400;
    while (!this.works(u - this.step)) u -= this.step;
    return u;
  }

  midnight(t: number): number {
    return t - ((t + offset) % 86_400);
  }

  dateOf(t: number): string {
    return new Date((t + offset) * 1000).toISOString().slice(0, 10);
  }

  private sessions(date: string): readonly string[] | undefined {
    const year = this.data.years[date.slice(0, 4)];
    const exception = year?.exceptions.find((candidate) => candidate.date === date);
    const weekday = new Date(date).getUTCDay() || 7;
    if (year === undefined) return undefined;
    if (exception?.kind === 'dayOff') return [];
    if (exception?.kind === 'special') return exception.sessions;
    return this.data.weekly[exception?.replaces ?? weekday] ?? [];
  }
}

/** Each minute of a day: 1 worked, 0 not, -1 not published. */
function minutesOf(sessions: readonly string[] | undefined): Int8Array {
  return Int8Array.from({ length: 1440 }, (_, minute) => {
    const clock = new Date(minute * 60_000).toISOString().slice(11, 16);
    if (sessions === undefined) return -1;
    return sessions.some((session) => session.slice(0, 5) <= clock && clock < session.slice(6)) ? 1 : 0;
  });
}
