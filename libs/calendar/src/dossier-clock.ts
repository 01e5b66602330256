import type { Limit } from '@motcua/contracts';
import type { Calendar } from './calendar.js';
import type { DeadlineRule } from './deadline-rule.js';
import { ExtensionRefusedError } from './extension-error.js';
import { termInCalendarDays, exactly, termOfLimit, type Term } from './limit-term.js';
import { joinPauses, type PauseInterval } from './pauses.js';

/** An appointment moved to `to` by an apology given at `at`. Whole seconds since 1970-01-01T00:00:00Z. */
export interface ExtensionAct {
  readonly at: number;
  readonly to: number;
}

/** Suspended: no due time is in force; `remaining` seconds (working time, for calendar days all time) are kept. */
export interface Suspension {
  readonly since: number;
  readonly remaining: number;
}

/** What happened to the clock, in order of time; a pause that ends at Infinity is open. */
export type ClockEvent =
  | {
      readonly kind: 'pause';
      readonly from: number;
      readonly to: number;
      /** False: it began when the dossier was due already. */
      readonly counts: boolean;
      readonly before: Term;
      /** Undefined: suspended. */
      readonly dueAfter: number | undefined;
    }
  | {
      readonly kind: 'extension';
      readonly at: number;
      readonly to: number;
      readonly before: Term;
      readonly dueAfter: number;
    };

/** The clock of one dossier: takes pauses and extensions in order of time (deadlines.md sections 4 and 5). */
export class DossierClock {
  readonly start: number;
  readonly events: ClockEvent[] = [];
  private current: Term;
  private extensionsGranted = 0;
  /** End of the last pause that counted. */
  private pausedUntil = -Infinity;
  private suspension: Suspension | undefined;

  constructor(
    private readonly calendar: Calendar,
    private readonly rule: DeadlineRule,
    private readonly limit: Limit,
    received: number,
  ) {
    this.start = calendar.next(received);
    this.current = termOfLimit(calendar, rule, limit, this.start);
  }

  /** The due time in force; undefined while suspended. */
  get due(): number | undefined {
    return this.suspension === undefined ? this.current.due : undefined;
  }

  get suspended(): Suspension | undefined {
    return this.suspension;
  }

  /** Every due time that was in force before, oldest first. */
  get former(): readonly number[] {
    return this.events.flatMap(({ before, dueAfter }) => (before.due === dueAfter ? [] : [before.due]));
  }

  /** While suspended: the term that was in force before. */
  get term(): Term {
    return this.current;
  }

  /** @throws ExtensionRefusedError, CalendarNotPublishedError */
  apply(pauses: readonly PauseInterval[], extensions: readonly ExtensionAct[]): this {
    const waiting = joinPauses(pauses, this.start);
    for (const extension of [...extensions].sort((a, b) => a.at - b.at)) {
      while (waiting[0] !== undefined && waiting[0].from <= extension.at) this.pause(waiting.shift()!);
      this.extend(extension);
    }
    waiting.forEach((pause) => this.pause(pause));
    return this;
  }

  private pause({ from, to }: PauseInterval): void {
    const before = this.current;
    // An overdue dossier does not become punctual by asking for papers.
    const counts = from < before.due;
    if (counts) this.wait(from, to);
    this.events.push({ kind: 'pause', from, to, counts, before, dueAfter: this.due });
  }

  private wait(from: number, to: number): void {
    this.pausedUntil = to;
    if (to === Infinity) {
      this.suspension = { since: from, remaining: this.remainingAt(from) };
    } else if (this.limit.unit === 'calendarDay') {
      const raw = to + this.remainingAt(from);
      this.current = termInCalendarDays(this.calendar, this.rule, raw, Math.max(raw, this.calendar.next(to)));
    } else if (this.calendar.work(from, to) > 0) {
      this.current = exactly(this.calendar.advance(to, this.remainingAt(from)));
    }
  }

  private extend({ at, to }: ExtensionAct): void {
    const before = this.current;
    if (this.extensionsGranted >= this.rule.extensionLimit) throw new ExtensionRefusedError('EXTENSION_LIMIT');
    if (at < this.pausedUntil) throw new ExtensionRefusedError('EXTENSION_WHILE_SUSPENDED');
    if (at >= before.due) throw new ExtensionRefusedError('EXTENSION_TOO_LATE');
    const term =
      this.limit.unit === 'calendarDay'
        ? termInCalendarDays(this.calendar, this.rule, to, to)
        : exactly(this.calendar.fitCalendar(to));
    if (term.due <= before.due) throw new ExtensionRefusedError('EXTENSION_NOT_LATER');
    this.extensionsGranted += 1;
    this.current = term;
    this.events.push({ kind: 'extension', at, to, before, dueAfter: term.due });
  }

  private remainingAt(from: number): number {
    return this.limit.unit === 'calendarDay'
      ? Math.max(0, this.current.raw - from)
      : this.calendar.work(from, this.current.due);
  }
}
