import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import type { Receiver } from '../domain/dossier.js';
import { ReadingLog } from '../log-readings/reading-log.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { StepRepository, type StoredStep } from '../persistence/step.repository.js';
import { receiverPlace } from '../persons/person.js';
import { personView } from '../persons/person.view.js';
import { Persons } from '../persons/persons.js';
import { stepView, type HistoryView } from './history.view.js';

@Injectable()
export class ShowHistory {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly steps: StepRepository,
    private readonly persons: Persons,
    private readonly readings: ReadingLog,
  ) {}

  async execute(ctx: Context, code: string): Promise<HistoryView> {
    const { record } = await this.dossiers.read(ctx, code);
    await this.readings.note(ctx, 'history', [record.code]);
    const steps = await this.steps.of([record.id]);
    return { items: await Promise.all(steps.map(async (step) => stepView(await this.opened(record.code, step)))) };
  }

  private async opened(code: string, step: StoredStep): Promise<StoredStep> {
    const { receiver } = step.detail as { receiver?: Receiver };
    if (receiver?.sealed === undefined) return step;
    const closed = { subject: receiver.subject, sealed: Buffer.from(receiver.sealed, 'base64') };
    const [person] = await this.persons.open([{ ...closed, place: receiverPlace(code, step.number) }]);
    return { ...step, detail: { ...step.detail, receiver: personView(person!, 'masked') } };
  }
}
