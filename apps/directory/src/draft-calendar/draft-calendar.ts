import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, ValidationFailure } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { CalendarDraft } from '../domain/calendar-draft.js';
import { draftContent, draftProblems } from '../domain/given-draft.js';
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
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(ctx: Context, calendarId: string, body: CalendarDraftDto): Promise<CalendarDraftView> {
    const { unitCode, weekly } = await this.calendars.newest(calendarId);
    const subject = { calendarId, unitCode, creates: false, inherits: null };
    const given = givenDraft(body);
    const problems = draftProblems(given, subject, weekly);
    if (problems.length > 0) throw new ValidationFailure(problems);
    const by = { id: ctx.actor.id, at: this.clock.now() };
    const draft = CalendarDraft.start(randomUUID(), by, subject, draftContent(given));
    await this.dataSource.transaction((manager) => this.drafts.insert(manager, draft));
    return draftView(draft.record);
  }
}
