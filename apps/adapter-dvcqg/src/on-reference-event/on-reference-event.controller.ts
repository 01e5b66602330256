import { Controller, Inject } from '@nestjs/common';
import {
  ProcedurePublished,
  UnitPublished,
  type ProcedurePublishedData,
  type UnitPublishedData,
} from '@motcua/contracts';
import { OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { RightsRepository } from '../persistence/rights.repository.js';

/** Units and procedures decide who may see how a dossier stands with the portal. */
@Controller()
export class OnReferenceEvent {
  constructor(@Inject(RightsRepository) private readonly rights: RightsRepository) {}

  @OnBatch(UnitPublished)
  units(events: ReceivedEvent<UnitPublishedData>[], { manager }: HandlerContext): Promise<void> {
    return this.rights.writeUnits(
      manager,
      events.map(({ data }) => data),
    );
  }

  @OnBatch(ProcedurePublished)
  procedures(events: ReceivedEvent<ProcedurePublishedData>[], { manager }: HandlerContext): Promise<void> {
    return this.rights.writeProcedures(
      manager,
      events.map(({ data }) => data),
    );
  }
}
