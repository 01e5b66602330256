import { Inject, Injectable } from '@nestjs/common';
import { METRICS } from '@motcua/service-kit';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { PortalGate } from './push-dossier/portal-gate.js';
import { PortalStateRepository } from './show-portal-state/portal-state.repository.js';

/** Calls of the portal by kind and outcome, what waits, how long, and whether the gate is shut. */
@Injectable()
export class PortalMetrics {
  private readonly exchanges: Counter<'call' | 'outcome'>;
  private readonly durations: Histogram<'call'>;

  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(PortalStateRepository) states: PortalStateRepository,
    @Inject(PortalGate) gate: PortalGate,
  ) {
    const registers = [registry];
    this.exchanges = new Counter({
      name: 'motcua_portal_exchanges_total',
      help: 'Calls of the national portal',
      labelNames: ['call', 'outcome'],
      registers,
    });
    this.durations = new Histogram({
      name: 'motcua_portal_exchange_seconds',
      help: 'Duration of calls of the national portal',
      labelNames: ['call'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers,
    });
    const oldest = new Gauge({
      name: 'motcua_portal_oldest_unsent_seconds',
      help: 'Age of the oldest difference',
      registers,
    });
    const shut: Gauge = new Gauge({
      name: 'motcua_portal_gate_shut',
      help: '1 while the portal as a whole does not answer',
      registers,
      collect: () => void shut.set(gate.state === 'open' ? 0 : 1),
    });
    const waiting: Gauge<'state'> = new Gauge({
      name: 'motcua_portal_dossiers_waiting',
      help: 'Dossiers the portal does not have as wanted',
      labelNames: ['state'],
      registers,
      collect: async () => {
        // Without the database nobody knows: the other figures of the page must not fail with these.
        const row = await states.summary().catch(() => undefined);
        waiting.set({ state: 'pending' }, row ? row.pending - row.parked : NaN);
        waiting.set({ state: 'rejected' }, row?.rejected ?? NaN);
        waiting.set({ state: 'parked' }, row?.parked ?? NaN);
        waiting.set({ state: 'unknown' }, row?.unknown ?? NaN);
        const since = row?.oldest_since;
        oldest.set(row ? (since ? Math.max(0, (Date.now() - since.getTime()) / 1000) : 0) : NaN);
      },
    });
  }

  exchanged(call: string, outcome: string, durationMs: number): void {
    this.exchanges.inc({ call, outcome });
    this.durations.observe({ call }, durationMs / 1000);
  }
}
