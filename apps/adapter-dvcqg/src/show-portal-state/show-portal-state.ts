import { Inject, Injectable } from '@nestjs/common';
import { reaches, type Clock, type Context } from '@motcua/contracts';
import { CLOCK, decodeCursor, kitErrors, pageOf, type Page } from '@motcua/service-kit';
import { portalErrors } from '../portal-errors.js';
import { RightsRepository } from '../persistence/rights.repository.js';
import { PortalGate } from '../push-dossier/portal-gate.js';
import { PortalStateRepository } from './portal-state.repository.js';
import {
  portalStateView,
  receiptView,
  type PortalStateView,
  type PortalSummaryView,
  type ReceiptView,
} from './portal-state.view.js';

@Injectable()
export class ShowPortalState {
  constructor(
    @Inject(PortalStateRepository) private readonly states: PortalStateRepository,
    @Inject(RightsRepository) private readonly rights: RightsRepository,
    @Inject(PortalGate) private readonly gate: PortalGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PORTAL_DOSSIER_UNKNOWN, also when the permission does not reach it. */
  async one(ctx: Context, code: string, permission = 'portal:read'): Promise<PortalStateView> {
    await this.assertReached(ctx, code, permission);
    const row = await this.states.find(code);
    if (!row) throw portalErrors.PORTAL_DOSSIER_UNKNOWN({ code });
    return portalStateView(row, this.clock.now());
  }

  async receipts(ctx: Context, code: string, limit: number, cursor: string | undefined): Promise<Page<ReceiptView>> {
    const before = cursor === undefined ? null : decodeCursor(cursor)[0];
    if (before !== null && !Number.isSafeInteger(before)) throw kitErrors.BAD_CURSOR({}, { field: 'cursor' });
    await this.assertReached(ctx, code, 'portal:read');
    const rows = await this.states.receipts(code, before as number | null, limit + 1);
    if (rows.length === 0 && !(await this.states.find(code))) throw portalErrors.PORTAL_DOSSIER_UNKNOWN({ code });
    return pageOf(rows, limit, ({ number }) => [number], receiptView);
  }

  private async assertReached({ actor }: Context, code: string, permission: string): Promise<void> {
    const reach = (await this.rights.of(actor)).reachOf(permission);
    if (reach?.units === null && reach.confidential.size === 0) return; // whatever it is
    const placed = await this.rights.placed(code);
    if (!reach || !placed || !reaches(reach, placed)) throw portalErrors.PORTAL_DOSSIER_UNKNOWN({ code });
  }

  async summary(): Promise<PortalSummaryView> {
    const dossiers = await this.states.count();
    const { pending, rejected, parked, unknown, oldest_since: since } = await this.states.summary();
    const age = since && Math.max(0, Math.floor((this.clock.now().getTime() - since.getTime()) / 1000));
    return {
      dossiers,
      inStep: dossiers - pending,
      pending,
      rejected,
      parked,
      unknown,
      oldestPendingSeconds: age,
      gate: this.gate.state,
    };
  }
}
