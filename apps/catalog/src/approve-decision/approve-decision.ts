import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { approved, assertVersion } from '../domain/decision-life.js';
import { assertSound } from '../domain/verify-decision.js';
import { DecisionRepository } from '../persistence/decision.repository.js';
import type { DecisionView } from '../show-decision/decision.view.js';
import { DecisionViews } from '../show-decision/decision-views.js';
import { VerifyDecision } from '../verify-decision/verify-decision.js';

@Injectable()
export class ApproveDecision {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly verification: VerifyDecision,
    private readonly views: DecisionViews,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws DECISION_NOT_FOUND, DECISION_STALE, DECISION_PUBLISHED, SECOND_PERSON_REQUIRED, DECISION_NOT_SOUND, DECISION_CHANGED
   */
  async execute({ actor }: Context, id: string, expected: number | undefined): Promise<DecisionView> {
    const before = await this.decisions.find(id);
    assertVersion(before, expected);
    const after = approved(before, { by: actor.id, at: this.clock.now() });
    await this.dataSource.transaction(async (manager) => {
      assertSound(id, await this.verification.problemsOf(before, manager));
      await this.decisions.update(manager, before, after);
    });
    return this.views.of(after);
  }
}
