import { Controller } from '@nestjs/common';
import { CalendarPublished, type CalendarPublishedData } from '@motcua/contracts';
import { OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { CalendarRepository } from '../persistence/calendar.repository.js';

@Controller()
export class OnCalendarPublished {
  constructor(private readonly calendars: CalendarRepository) {}

  @OnBatch(CalendarPublished)
  async published(events: ReceivedEvent<CalendarPublishedData>[], { manager }: HandlerContext): Promise<void> {
    await this.calendars.write(
      manager,
      events.map(({ data }) => data),
    );
  }
}
