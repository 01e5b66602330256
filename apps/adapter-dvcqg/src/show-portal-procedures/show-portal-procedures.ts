import { Inject, Injectable } from '@nestjs/common';
import { formatInstant, type Clock } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { PortalClient, type PortalAnswer } from '../portal-client/client.js';
import type { PortalCall } from '../portal-client/answer.js';
import { digestOfProcedure, toProcedure } from '../portal-client/translate-procedure.js';
import { portalErrors } from '../portal-errors.js';
import { PortalMetrics } from '../portal-metrics.js';
import { PortalGate } from '../push-dossier/portal-gate.js';
import type { PortalProcedureListView, PortalProcedureView } from './portal-procedure.view.js';

type Row = Readonly<Record<string, unknown>>;

/** What the portal says of procedures at this moment; nothing of it is kept here. */
@Injectable()
export class ShowPortalProcedures {
  constructor(
    @Inject(PortalClient) private readonly client: PortalClient,
    @Inject(PortalGate) private readonly gate: PortalGate,
    @Inject(PortalMetrics) private readonly metrics: PortalMetrics,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PORTAL_UNAVAILABLE, PORTAL_REFUSED */
  async list(): Promise<PortalProcedureListView> {
    const rows = await this.ask('procedures', () => this.client.procedures());
    const items = rows.map(toProcedure).map(({ code, name, public: isPublic }) => ({ code, name, public: isPublic }));
    const readable = items.filter(({ code }) => code !== '');
    return { items: readable, unreadable: items.length - readable.length, fetchedAt: this.now() };
  }

  /** @throws PORTAL_PROCEDURE_UNKNOWN, PORTAL_UNAVAILABLE, PORTAL_REFUSED */
  async one(code: string): Promise<PortalProcedureView> {
    const rows = await this.ask('procedure', () => this.client.procedure(code));
    const raw = rows.find((row) => toProcedure(row).code === code);
    if (raw === undefined) throw portalErrors.PORTAL_PROCEDURE_UNKNOWN({ code }, { field: 'code' });
    return { procedure: toProcedure(raw), raw, digest: digestOfProcedure(raw), fetchedAt: this.now() };
  }

  private async ask(call: PortalCall, send: () => Promise<PortalAnswer>): Promise<readonly Row[]> {
    const answer = await this.gate.pass(send);
    if (answer === 'shut') throw portalErrors.PORTAL_UNAVAILABLE({ why: 'gate shut' });
    const { outcome, durationMs, failing, text, http, result } = answer;
    this.metrics.exchanged(call, outcome, durationMs);
    if (outcome === 'accepted') return rowsOf(result);
    const why = text || (http === null ? outcome : `HTTP ${http}`);
    throw failing ? portalErrors.PORTAL_UNAVAILABLE({ why }) : portalErrors.PORTAL_REFUSED({ why });
  }

  private now(): string {
    return formatInstant(this.clock.now());
  }
}

/** One object may stand for a list of one; a missing list is empty (M19). */
function rowsOf(result: unknown): readonly Row[] {
  const list: readonly unknown[] = Array.isArray(result) ? result : [result];
  return list.filter((row): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row));
}
