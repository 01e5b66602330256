import { Controller } from '@nestjs/common';
import { CalendarPublished, type CalendarPublishedData } from '@motcua/contracts';
import { OnBatch, type HandlerContext, type ReceivedEvent } from '@motcua/messaging';
import { CalendarFollower } from '../follow-calendar/calendar-follower.js';
import { CalendarAmendmentRepository } from '../persistence/calendar-amendment.repository.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';

@Controller()
export class OnCalendarPublished {
  constructor(
    private readonly calendars: CalendarRepository,
    private readonly amendments: CalendarAmendmentRepository,
    private readonly follower: CalendarFollower,
  ) {}

  @OnBatch(CalendarPublished)
  async published(events: ReceivedEvent<CalendarPublishedData>[], { manager }: HandlerContext): Promise<void> {
    const calendars = events.map(({ data }) => data);
    await this.calendars.write(manager, calendars);
    await this.amendments.write(manager, calendars);
    this.follower.wake();
  }
}
