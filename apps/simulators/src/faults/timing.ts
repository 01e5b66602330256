import type { Random } from '../portal/random.js';

/** When a declared fault strikes, whatever it is about. Every condition given must hold. */
export interface Timing {
  /** Share of the calls, 0 to 1. Default 1. */
  readonly rate?: number;
  /** Strikes at most so often. */
  readonly count?: number;
  /** Begins so many milliseconds after it was declared. Default 0. */
  readonly afterMs?: number;
  /** Ends so many milliseconds after it began. Default: never. */
  readonly durationMs?: number;
  /** Begins again every so many milliseconds: a maintenance every night. */
  readonly everyMs?: number;
}

export const timingFields = ['rate', 'count', 'afterMs', 'durationMs', 'everyMs'] as const;

/** What is wrong with a timing; undefined: nothing. */
export function mistakeOfTiming({ everyMs, durationMs }: Timing): { field: 'everyMs'; why: string } | undefined {
  if (everyMs === undefined || (durationMs !== undefined && durationMs < everyMs)) return undefined;
  return { field: 'everyMs', why: 'needs a shorter durationMs' };
}

/** A fault that was declared, and how often it has struck. */
export class Declared<Fault extends Timing> {
  private strikes = 0;

  constructor(
    readonly fault: Fault,
    private readonly since: number,
  ) {}

  /** The declaration, how often it has struck, and whether it strikes now if a call comes that fits. */
  describe(now: number): Fault & { readonly struck: number; readonly active: boolean } {
    return { ...this.fault, struck: this.strikes, active: this.isActive(now) };
  }

  /** Does it strike a call that fits? Counts it if so. */
  strike(now: number, random: Random): boolean {
    const { rate } = this.fault;
    if (!this.isActive(now)) return false;
    if (rate !== undefined && random.next() >= rate) return false;
    this.strikes += 1;
    return true;
  }

  private isActive(now: number): boolean {
    const { count, afterMs = 0, durationMs, everyMs } = this.fault;
    if (count !== undefined && this.strikes >= count) return false;
    const elapsed = now - this.since - afterMs;
    if (elapsed < 0) return false;
    const into = everyMs === undefined ? elapsed : elapsed % everyMs;
    return durationMs === undefined || into < durationMs;
  }
}
