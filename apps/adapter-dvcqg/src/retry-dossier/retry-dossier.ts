import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { portalErrors } from '../portal-errors.js';
import { PushWorker } from '../push-dossier/push-worker.js';
import { PortalStateRepository } from '../show-portal-state/portal-state.repository.js';
import type { PortalStateView } from '../show-portal-state/portal-state.view.js';
import { ShowPortalState } from '../show-portal-state/show-portal-state.js';

/** An operator has a parked or waiting dossier sent now; recorded in `portal_act`. */
@Injectable()
export class RetryDossier {
  constructor(
    @Inject(PortalStateRepository) private readonly states: PortalStateRepository,
    @Inject(ShowPortalState) private readonly show: ShowPortalState,
    @Inject(PushWorker) private readonly worker: PushWorker,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(ctx: Context, code: string): Promise<PortalStateView> {
    const { inStep } = await this.show.one(ctx, code, 'portal:operate');
    const by = { actor: ctx.actor.id, correlationId: ctx.correlationId, at: this.clock.now() };
    if (inStep || !(await this.states.retry(code, by))) throw portalErrors.PORTAL_IN_STEP({ code });
    this.worker.wake();
    return this.show.one(ctx, code, 'portal:operate');
  }
}
