import { Controller } from '@nestjs/common';
import { ProcessPublished, type ProcessPublishedData } from '@motcua/contracts';
import { OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { ProcessRepository } from '../persistence/process.repository.js';

@Controller()
export class OnProcessPublished {
  constructor(private readonly processes: ProcessRepository) {}

  @OnBatch(ProcessPublished)
  async published(events: ReceivedEvent<ProcessPublishedData>[], { manager }: HandlerContext): Promise<void> {
    await this.processes.write(
      manager,
      events.map(({ data }) => data),
    );
  }
}
