import { Controller } from '@nestjs/common';
import { ProcedurePublished, type ProcedurePublishedData } from '@motcua/contracts';
import { OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { ProcedureRepository } from '../persistence/procedure.repository.js';

@Controller()
export class OnProcedurePublished {
  constructor(private readonly procedures: ProcedureRepository) {}

  @OnBatch(ProcedurePublished)
  async published(events: ReceivedEvent<ProcedurePublishedData>[], { manager }: HandlerContext): Promise<void> {
    await this.procedures.write(
      manager,
      events.map(({ data }) => data),
    );
  }
}
