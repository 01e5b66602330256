import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import type { CalendarDraft } from '../domain/calendar-draft.js';
import { directoryErrors } from '../domain/directory-errors.js';
import { CalendarDraftRepository, type DraftKey } from '../persistence/calendar-draft.repository.js';
import { calendarsInForce } from '../persistence/calendar-versions.js';
import { publishCalendars } from '../publish-calendars/publish-calendars.js';
import { draftView, type CalendarDraftView } from '../show-draft/draft.view.js';

@Injectable()
export class PublishDraft {
  constructor(
    private readonly dataSource: DataSource,
    private readonly drafts: CalendarDraftRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(ctx: Context, key: DraftKey, expected: number | undefined): Promise<CalendarDraftView> {
    return this.dataSource.transaction(async (manager) => {
      const record = await this.drafts.change(manager, key, expected, (draft) => this.publish(ctx, manager, draft));
      return draftView(record);
    });
  }

  private async publish(ctx: Context, manager: EntityManager, draft: CalendarDraft): Promise<CalendarDraft> {
    const { id, calendarId, unitCode, creates } = draft.record;
    const calendars = await calendarsInForce(manager);
    const inForce = calendars.get(calendarId);
    draft.mustBePublishable(inForce);
    if (draft.record.approvedBy !== ctx.actor.id && ctx.actor.permissions.get('calendar:publish') !== 'province') {
      throw directoryErrors.CALENDAR_PUBLISHER_IS_NOT_APPROVER({ id });
    }
    const ofUnit = [...calendars.values()].find((calendar) => calendar.unitCode === unitCode);
    if (creates && ofUnit) throw directoryErrors.UNIT_HAS_CALENDAR({ unitCode, id: ofUnit.id });
    const at = this.clock.now();
    const publisher = { actor: ctx.actor.id, correlationId: ctx.correlationId, at };
    const statement = draft.statement(inForce?.statement);
    const versions = await publishCalendars(manager, [statement], publisher, draft.decision());
    const version = versions.get(calendarId);
    if (version === undefined) throw directoryErrors.CALENDAR_DRAFT_CHANGES_NOTHING({ id });
    return draft.published({ id: ctx.actor.id, at }, version);
  }
}
