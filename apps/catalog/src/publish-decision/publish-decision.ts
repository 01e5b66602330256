import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { Relay } from '@motcua/messaging';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { assertVersion, published } from '../domain/decision-life.js';
import { assertSound } from '../domain/verify-decision.js';
import { DecisionRepository } from '../persistence/decision.repository.js';
import type { DecisionView } from '../show-decision/decision.view.js';
import { DecisionViews } from '../show-decision/decision-views.js';
import { VerifyDecision } from '../verify-decision/verify-decision.js';
import { putInForce } from './put-in-force.js';

@Injectable()
export class PublishDecision {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly verification: VerifyDecision,
    private readonly views: DecisionViews,
    private readonly dataSource: DataSource,
    private readonly relay: Relay,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Verified again: what else was published since the approval may contradict it.
   *
   * @param publicAt when it was made public on the national database; undefined: now.
   * @throws DECISION_NOT_FOUND, DECISION_STALE, DECISION_PUBLISHED, DECISION_NOT_APPROVED, DECISION_NOT_SOUND, DECISION_CHANGED
   */
  async execute(
    { actor, correlationId }: Context,
    id: string,
    expected: number | undefined,
    publicAt: Date | undefined,
  ): Promise<DecisionView> {
    const at = this.clock.now();
    const after = await this.dataSource.transaction(async (manager) => {
      // one publication after the other: each is judged by what the one before left in force
      await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.publication'))`);
      const before = await this.decisions.find(id, manager);
      assertVersion(before, expected);
      const decision = published(before, { by: actor.id, at }, publicAt ?? at);
      assertSound(id, await this.verification.problemsOf(before, manager));
      await this.decisions.update(manager, before, decision);
      await putInForce(manager, this.decisions, decision, { actor: actor.id, correlationId, at });
      return decision;
    });
    this.relay.wake();
    return this.views.of(after);
  }
}
