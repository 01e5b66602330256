import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, IdempotencyStore, ValidationFailure } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import type { CalendarInForce } from '../domain/calendar.js';
import { CalendarDraft } from '../domain/calendar-draft.js';
import { directoryErrors } from '../domain/directory-errors.js';
import { draftContent, draftProblems } from '../domain/given-draft.js';
import { CalendarDraftRepository } from '../persistence/calendar-draft.repository.js';
import { calendarsInForce } from '../persistence/calendar-versions.js';
import { draftView, type CalendarDraftView } from '../show-draft/draft.view.js';
import type { CreateCalendarDto } from './create-calendar.dto.js';

@Injectable()
export class CreateCalendar {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drafts: CalendarDraftRepository,
    private readonly idempotency: IdempotencyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With an idempotency key the draft and the answer are committed together. */
  execute(ctx: Context, body: CreateCalendarDto, key: string | undefined): Promise<CalendarDraftView> {
    return this.idempotency.run(ctx, key, { route: 'POST /v1/calendars', body }, (complete) =>
      this.dataSource.transaction(async (manager) => {
        const draft = await this.start(ctx, manager, body);
        await this.drafts.insert(manager, draft);
        const view = draftView(draft.record);
        await complete(manager, view);
        return view;
      }),
    );
  }

  private async start(
    ctx: Context,
    manager: EntityManager,
    { id, unitCode, inherits, ...given }: CreateCalendarDto,
  ): Promise<CalendarDraft> {
    assertMayBeCreated(id, unitCode, inherits, await calendarsInForce(manager));
    const subject = { calendarId: id, unitCode, creates: true, inherits: inherits ?? null };
    // a first version moves no due time: there is none under a version before
    const draft = { ...given, effect: 'grandfather' as const };
    const problems = draftProblems(draft, subject);
    if (problems.length > 0) throw new ValidationFailure(problems);
    const by = { id: ctx.actor.id, at: this.clock.now() };
    return CalendarDraft.start(randomUUID(), by, subject, draftContent(draft));
  }
}

function assertMayBeCreated(
  id: string,
  unitCode: string,
  inherits: string | undefined,
  inForce: ReadonlyMap<string, CalendarInForce>,
): void {
  if (inForce.has(id)) throw directoryErrors.CALENDAR_EXISTS({ id }, { field: 'id' });
  const ofUnit = [...inForce.values()].find((calendar) => calendar.unitCode === unitCode);
  if (ofUnit) throw directoryErrors.UNIT_HAS_CALENDAR({ unitCode, id: ofUnit.id }, { field: 'unitCode' });
  if (inherits === id) throw directoryErrors.CALENDAR_INHERITS_ITSELF({ id }, { field: 'inherits' });
  if (inherits !== undefined && !inForce.has(inherits)) {
    throw directoryErrors.INHERITED_CALENDAR_NOT_FOUND({ inherits }, { field: 'inherits' });
  }
}
