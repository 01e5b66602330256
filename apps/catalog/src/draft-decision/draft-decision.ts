import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import type { DecisionText } from '../domain/decision.js';
import { drafted } from '../domain/decision-life.js';
import { assertSound, verifyDraft } from '../domain/verify-decision.js';
import { DecisionRepository } from '../persistence/decision.repository.js';
import type { DecisionView } from '../show-decision/decision.view.js';
import { DecisionViews } from '../show-decision/decision-views.js';

/** A draft may be incomplete: what is missing is told before it is approved. */
@Injectable()
export class DraftDecision {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly views: DecisionViews,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DECISION_EXISTS, DECISION_NOT_SOUND */
  async execute({ actor }: Context, text: DecisionText): Promise<DecisionView> {
    assertSound(text.id, verifyDraft(text));
    const decision = drafted(text, { by: actor.id, at: this.clock.now() });
    await this.dataSource.transaction((manager) => this.decisions.insert(manager, decision));
    return this.views.of(decision);
  }
}
