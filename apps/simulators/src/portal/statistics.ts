import { serviceOf, type CallKind } from './call.js';
import type { Outcome } from './verdict.js';

export interface CallCount {
  /** Name of the wire; inserts and updates apart. */
  readonly service: string;
  readonly outcome: Outcome;
  readonly count: number;
}

/** Calls since the start or the last reset. */
export class Statistics {
  logins = 0;
  /** Calls that took effect, or failed, and whose answer the client did not get. */
  answersLost = 0;
  private readonly counts = new Map<string, CallCount>();

  count(kind: CallKind, outcome: Outcome): void {
    const service = kind === 'insert' || kind === 'update' ? `${serviceOf[kind]}.${kind}` : serviceOf[kind];
    const key = `${service} ${outcome}`;
    this.counts.set(key, { service, outcome, count: (this.counts.get(key)?.count ?? 0) + 1 });
    if (kind === 'login' && outcome === 'accepted') this.logins += 1;
  }

  get calls(): CallCount[] {
    return [...this.counts.values()];
  }
}
