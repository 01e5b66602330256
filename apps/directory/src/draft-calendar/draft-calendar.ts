import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, IdempotencyStore, ValidationFailure } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { CalendarDraft } from '../domain/calendar-draft.js';
import { draftContent, draftProblems, type GivenDraft } from '../domain/given-draft.js';
import { CalendarDraftRepository } from '../persistence/calendar-draft.repository.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import { givenDraft, type CalendarDraftDto } from '../request/calendar-draft.dto.js';
import { draftView, type CalendarDraftView } from '../show-draft/draft.view.js';

@Injectable()
export class DraftCalendar {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendars: CalendarRepository,
    private readonly drafts: CalendarDraftRepository,
    private readonly idempotency: IdempotencyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With an idempotency key the draft and the answer are committed together. */
  execute(
    ctx: Context,
    calendarId: string,
    body: CalendarDraftDto,
    key: string | undefined,
  ): Promise<CalendarDraftView> {
    const request = { route: `POST /v1/calendars/${calendarId}/drafts`, body };
    return this.idempotency.run(ctx, key, request, async (complete) => {
      const draft = await this.start(ctx, calendarId, givenDraft(body));
      const view = draftView(draft.record);
      await this.dataSource.transaction(async (manager) => {
        await this.drafts.insert(manager, draft);
        await complete(manager, view);
      });
      return view;
    });
  }

  private async start(ctx: Context, calendarId: string, given: GivenDraft): Promise<CalendarDraft> {
    const { unitCode, weekly } = await this.calendars.newest(calendarId);
    const subject = { calendarId, unitCode, creates: false, inherits: null };
    const problems = draftProblems(given, subject, weekly);
    if (problems.length > 0) throw new ValidationFailure(problems);
    const by = { id: ctx.actor.id, at: this.clock.now() };
    return CalendarDraft.start(randomUUID(), by, subject, draftContent(given));
  }
}
