import { Controller } from '@nestjs/common';
import {
  CalendarPublished,
  PositionPublished,
  UnitPublished,
  type CalendarPublishedData,
  type PositionPublishedData,
  type UnitPublishedData,
} from '@motcua/contracts';
import { OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import { OrganisationRepository } from '../persistence/organisation.repository.js';

/** What the directory announces: processes are verified against it, and decisions judged by it. */
@Controller()
export class OnOrganisationPublished {
  constructor(
    private readonly organisation: OrganisationRepository,
    private readonly calendarVersions: CalendarRepository,
  ) {}

  @OnBatch(UnitPublished)
  async units(events: ReceivedEvent<UnitPublishedData>[], { manager }: HandlerContext): Promise<void> {
    await this.organisation.writeUnits(
      manager,
      events.map(({ data }) => data),
    );
  }

  @OnBatch(PositionPublished)
  async positions(events: ReceivedEvent<PositionPublishedData>[], { manager }: HandlerContext): Promise<void> {
    await this.organisation.writePositions(
      manager,
      events.map(({ data }) => data),
    );
  }

  @OnBatch(CalendarPublished)
  async calendars(events: ReceivedEvent<CalendarPublishedData>[], { manager }: HandlerContext): Promise<void> {
    await this.calendarVersions.write(
      manager,
      events.map(({ data }) => data),
    );
  }
}
