import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { CalendarDraftRepository, type DraftKey } from '../persistence/calendar-draft.repository.js';
import { calendarsInForce } from '../persistence/calendar-versions.js';
import { draftView, type CalendarDraftView } from '../show-draft/draft.view.js';

@Injectable()
export class ApproveDraft {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drafts: CalendarDraftRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(ctx: Context, key: DraftKey, expected: number | undefined): Promise<CalendarDraftView> {
    const by = { id: ctx.actor.id, at: this.clock.now() };
    return this.dataSource.transaction(async (manager) => {
      const record = await this.drafts.change(manager, key, expected, async (draft) =>
        draft.approve(by, (await calendarsInForce(manager)).get(key.calendarId)),
      );
      return draftView(record);
    });
  }
}
