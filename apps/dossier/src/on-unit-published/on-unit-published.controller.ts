import { Controller } from '@nestjs/common';
import { UnitPublished, type UnitPublishedData } from '@motcua/contracts';
import { OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { UnitRepository } from '../persistence/unit.repository.js';

@Controller()
export class OnUnitPublished {
  constructor(private readonly units: UnitRepository) {}

  @OnBatch(UnitPublished)
  async published(events: ReceivedEvent<UnitPublishedData>[], { manager }: HandlerContext): Promise<void> {
    await this.units.write(
      manager,
      events.map(({ data }) => data),
    );
  }
}
