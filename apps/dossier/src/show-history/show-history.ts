import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { StepRepository } from '../persistence/step.repository.js';
import { stepView, type HistoryView } from './history.view.js';

@Injectable()
export class ShowHistory {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly steps: StepRepository,
  ) {}

  async execute(ctx: Context, code: string): Promise<HistoryView> {
    const { id } = await this.dossiers.read(ctx, code);
    const steps = await this.steps.of([id]);
    return { items: steps.map(stepView) };
  }
}
