import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { assertVisible } from '../domain/acting.js';
import { normalisedCode } from '../domain/dossier-code.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { StepRepository } from '../persistence/step.repository.js';
import { stepView, type HistoryView } from './history.view.js';

@Injectable()
export class ShowHistory {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly steps: StepRepository,
  ) {}

  async execute({ actor }: Context, code: string): Promise<HistoryView> {
    const record = await this.dossiers.load(normalisedCode(code));
    assertVisible(record, actor);
    const steps = await this.steps.of([record.id]);
    return { items: steps.map(stepView) };
  }
}
