import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { assertVersion, redrafted } from '../domain/decision-life.js';
import { assertSound, verifyDraft } from '../domain/verify-decision.js';
import { decisionText, type ChangedDecisionDto } from '../draft-decision/decision.dto.js';
import { DecisionRepository } from '../persistence/decision.repository.js';
import type { DecisionView } from '../show-decision/decision.view.js';
import { DecisionViews } from '../show-decision/decision-views.js';

@Injectable()
export class ChangeDecision {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly views: DecisionViews,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DECISION_NOT_FOUND, DECISION_STALE, DECISION_PUBLISHED, DECISION_NOT_SOUND, DECISION_CHANGED, DECISION_EXISTS */
  async execute(
    { actor }: Context,
    id: string,
    expected: number | undefined,
    given: ChangedDecisionDto,
  ): Promise<DecisionView> {
    const before = await this.decisions.find(id);
    assertVersion(before, expected);
    const after = redrafted(before, decisionText(id, given), { by: actor.id, at: this.clock.now() });
    assertSound(id, verifyDraft(after));
    await this.dataSource.transaction((manager) => this.decisions.rewrite(manager, before, after));
    return this.views.of(after);
  }
}
