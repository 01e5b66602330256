import { BrokenCircuitError, circuitBreaker, CircuitState, CountBreaker, handleWhenResult } from 'cockatiel';
import type { PortalAnswer } from '../portal-client/client.js';

export interface GateOptions {
  /** Milliseconds between two probes of a dead portal. */
  readonly probeEveryMs: number;
  /** Calls that are looked at; the gate shuts when nearly all of them failed. */
  readonly window?: number;
  /** Fewest calls to judge by. */
  readonly fewest?: number;
}

export type GateState = 'open' | 'shut' | 'probing';

/**
 * One gate for the whole portal. Open: everybody passes. When the portal fails as a whole it shuts; then one call in
 * `probeEveryMs` is let through, and the first that is answered opens it again at once.
 */
export class PortalGate {
  private readonly breaker;
  private readonly listeners: (() => void)[] = [];
  private shutAt = 0;

  constructor(private readonly options: GateOptions) {
    const { window: size = 10, fewest: minimumNumberOfCalls = 5, probeEveryMs } = options;
    this.breaker = circuitBreaker(
      handleWhenResult((answer) => (answer as PortalAnswer).failing),
      { halfOpenAfter: probeEveryMs, breaker: new CountBreaker({ threshold: 0.89, size, minimumNumberOfCalls }) },
    );
    this.breaker.onBreak(() => (this.shutAt = Date.now()));
    this.breaker.onReset(() => this.listeners.forEach((listener) => listener()));
  }

  get state(): GateState {
    const { state } = this.breaker;
    return state === CircuitState.Closed ? 'open' : state === CircuitState.HalfOpen ? 'probing' : 'shut';
  }

  /** How many dossiers may start now: all, the one that probes, or none. */
  get admits(): 'all' | 'probe' | 'none' {
    if (this.state === 'open') return 'all';
    return this.state === 'shut' && this.untilProbeMs === 0 ? 'probe' : 'none';
  }

  /** Milliseconds until a shut gate lets the next probe through. */
  get untilProbeMs(): number {
    return this.state === 'open' ? 0 : Math.max(0, this.shutAt + this.options.probeEveryMs - Date.now());
  }

  onOpen(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Makes the call, or answers `shut` without making it. */
  async pass(call: () => Promise<PortalAnswer>): Promise<PortalAnswer | 'shut'> {
    try {
      return await this.breaker.execute(call);
    } catch (error) {
      if (error instanceof BrokenCircuitError) return 'shut';
      throw error;
    }
  }
}
