import { Inject, Injectable } from '@nestjs/common';
import { CalendarNotPublishedError, finishedOutcome, standingAt } from '@motcua/calendar';
import { formatInstant, type Clock, type Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { kebab } from '../domain/actions.js';
import { attributionOf } from '../domain/dossier-attribution.js';
import { explainedDue, type ExplainedDue, type WorkingTime } from '../domain/dossier-clock.js';
import type { DossierRecord } from '../domain/dossier-record.js';
import { formerDueTimes, type FormerDueTime } from '../domain/former-due-times.js';
import { CalendarAmendmentRepository } from '../persistence/calendar-amendment.repository.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { PinRepository } from '../persistence/pins.js';
import { StepRepository } from '../persistence/step.repository.js';
import {
  attributionView,
  type AmendmentView,
  type DeadlineView,
  type FormerDueTimeView,
  type Standing,
} from './deadline.view.js';
import { explanationView } from './explanation.view.js';

@Injectable()
export class ShowDeadline {
  constructor(
    private readonly dossiers: DossierRepository,
    private readonly steps: StepRepository,
    private readonly pins: PinRepository,
    private readonly amendments: CalendarAmendmentRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DOSSIER_NOT_FOUND */
  async execute(ctx: Context, code: string): Promise<DeadlineView> {
    const { record } = await this.dossiers.read(ctx, code);
    const now = this.clock.now();
    const [pins, steps] = await Promise.all([this.pins.of(record, now), this.steps.of([record.id])]);
    const [pinned] = pins.asPinned;
    const { receivedAt, dueAt } = record;
    const explained =
      receivedAt && explainedDue(pins.asPinned, record.unitCode, pins.terms.rule.limit, receivedAt, record);
    const attribution = pinned ? attributionOf(record, steps, pinned, now) : null;
    return {
      code: record.code,
      receivedAt: receivedAt && formatInstant(receivedAt),
      dueAt: dueAt && formatInstant(dueAt),
      ...standing(record, explained, now),
      explanation: explained && explanationView(explained, ctx.locale),
      formerDueTimes: formerDueTimes(steps).map(formerView),
      amendments: await this.amendmentsSince(record),
      attribution: attribution && attributionView(attribution),
    };
  }

  private async amendmentsSince({ calendarId, calendarVersion, receivedAt }: DossierRecord): Promise<AmendmentView[]> {
    if (calendarId === null || receivedAt === null) return [];
    const amendments = await this.amendments.since(calendarId, receivedAt);
    return amendments.map(({ version, effect, reason, citation, approvedBy }) => ({
      calendarVersion: version,
      effect,
      reason,
      citation,
      approvedBy,
      applied: version <= (calendarVersion ?? 0),
    }));
  }
}

function standing(
  { receivedAt, dueAt, finishedAt, status, timed }: DossierRecord,
  explained: ExplainedDue | null,
  now: Date,
): { readonly standing: Standing; readonly lateSeconds: number | null } {
  const unfinished = (name: Standing) => ({ standing: name, lateSeconds: null });
  if (finishedAt !== null) return finished(explained?.by ?? null, dueAt, finishedAt);
  if (status === 'refused' || status === 'withdrawn') return unfinished('closed');
  if (receivedAt === null) return unfinished('notReceived');
  if (!timed) return unfinished('noLimit');
  return unfinished(dueAt === null ? 'suspended' : standingAt(dueAt, now));
}

/** By dates, as the statutory report counts; the seconds need a calendar of the year it was finished in. */
function finished(by: WorkingTime | null, dueAt: Date | null, finishedAt: Date) {
  if (by === null) return { standing: 'onTime' as const, lateSeconds: 0 };
  try {
    const { outcome, lateSeconds } = finishedOutcome(by.calendar, dueAt, finishedAt);
    return { standing: outcome, lateSeconds };
  } catch (error) {
    // only days after the due time can be missing
    if (error instanceof CalendarNotPublishedError) return { standing: 'overdue' as const, lateSeconds: null };
    throw error;
  }
}

function formerView({ dueAt, setBy, endedBy }: FormerDueTime): FormerDueTimeView {
  return {
    dueAt: formatInstant(dueAt),
    setByStep: setBy.number,
    endedByStep: endedBy.number,
    endedByAction: kebab(endedBy.action),
    until: formatInstant(endedBy.at),
    detail: endedBy.detail,
  };
}
