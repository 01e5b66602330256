import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, ValidationFailure } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { draftContent, draftProblems } from '../domain/given-draft.js';
import { CalendarDraftRepository, type DraftKey } from '../persistence/calendar-draft.repository.js';
import { calendarsInForce } from '../persistence/calendar-versions.js';
import { givenDraft, type CalendarDraftDto } from '../request/calendar-draft.dto.js';
import { draftView, type CalendarDraftView } from '../show-draft/draft.view.js';

@Injectable()
export class ChangeDraft {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drafts: CalendarDraftRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(
    ctx: Context,
    key: DraftKey,
    expected: number | undefined,
    body: CalendarDraftDto,
  ): Promise<CalendarDraftView> {
    const given = givenDraft(body);
    const by = { id: ctx.actor.id, at: this.clock.now() };
    return this.dataSource.transaction(async (manager) => {
      const inForce = await calendarsInForce(manager);
      const record = await this.drafts.change(manager, key, expected, (draft) => {
        const changed = draft.change(by, draftContent(given));
        const problems = draftProblems(given, draft.record, inForce.get(key.calendarId)?.weekly);
        if (problems.length > 0) throw new ValidationFailure(problems);
        return changed;
      });
      return draftView(record);
    });
  }
}
