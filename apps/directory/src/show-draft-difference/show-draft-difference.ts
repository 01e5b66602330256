import { Inject, Injectable } from '@nestjs/common';
import { localDate, type Clock, type Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import type { DraftKey } from '../persistence/calendar-draft.repository.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import { differenceView } from '../show-calendar-difference/calendar-difference.view.js';
import { DraftPreview } from '../show-draft-resolved/draft-preview.js';
import type { CalendarDraftDifferenceView } from './draft-difference.view.js';

@Injectable()
export class ShowDraftDifference {
  constructor(
    private readonly preview: DraftPreview,
    private readonly calendars: CalendarRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(_: Context, key: DraftKey, calendarId: string | undefined): Promise<CalendarDraftDifferenceView> {
    const { inForce, next, published } = await this.preview.of(key, calendarId);
    const before = inForce.get(next.id) ?? (await this.livedBy(next.unitCode));
    return { ...differenceView(before, next), publishes: published.map(({ id }) => id) };
  }

  /** A unit without a calendar of its own lives by that of a unit above it. */
  private livedBy(unitCode: string) {
    return this.calendars.ofUnit(unitCode, localDate(this.clock.now()));
  }
}
