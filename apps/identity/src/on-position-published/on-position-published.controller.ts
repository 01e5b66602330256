import { Controller } from '@nestjs/common';
import { PositionPublished, type PositionPublishedData } from '@motcua/contracts';
import { OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { PositionRepository } from '../persistence/position.repository.js';

/** What positions may do decides what tokens say; the next token of whoever holds one says it. */
@Controller()
export class OnPositionPublished {
  constructor(private readonly positions: PositionRepository) {}

  @OnBatch(PositionPublished)
  async handle(events: ReceivedEvent<PositionPublishedData>[], { manager }: HandlerContext): Promise<void> {
    await this.positions.write(
      manager,
      events.map(({ data }) => data),
    );
  }
}
