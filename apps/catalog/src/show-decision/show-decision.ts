import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DecisionRepository } from '../persistence/decision.repository.js';
import type { DecisionView } from './decision.view.js';
import { DecisionViews } from './decision-views.js';

@Injectable()
export class ShowDecision {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly views: DecisionViews,
  ) {}

  async execute(_: Context, id: string): Promise<DecisionView> {
    return this.views.of(await this.decisions.find(id));
  }
}
