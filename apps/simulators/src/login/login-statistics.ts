import type { Endpoint } from './login-fault.js';

/** What came of a request: served, answered with an error, or turned away by a fault. */
export const loginOutcomes = ['served', 'refused', 'turnedAway'] as const;
export type LoginOutcome = (typeof loginOutcomes)[number];

export interface LoginCount {
  readonly endpoint: Endpoint;
  readonly outcome: LoginOutcome;
  readonly count: number;
}

/** Requests since the start or the last reset. */
export class LoginStatistics {
  /** Sign-ins that went back to the client with a code. */
  signIns = 0;
  private readonly counts = new Map<string, LoginCount>();

  count(endpoint: Endpoint, outcome: LoginOutcome): void {
    const key = `${endpoint} ${outcome}`;
    this.counts.set(key, { endpoint, outcome, count: (this.counts.get(key)?.count ?? 0) + 1 });
  }

  get requests(): LoginCount[] {
    return [...this.counts.values()];
  }
}
