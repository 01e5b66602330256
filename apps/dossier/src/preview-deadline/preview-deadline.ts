import { Inject, Injectable } from '@nestjs/common';
import { formatInstant, wholeSecond, type Clock, type Context } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import { explainedDue } from '../domain/dossier-clock.js';
import { PinRepository } from '../persistence/pins.js';
import { instantOf } from '../request/instant.js';
import { explanationView } from '../show-deadline/explanation.view.js';
import type { DeadlinePreviewView } from './deadline-preview.view.js';
import type { PreviewDeadlineQuery } from './preview-deadline.query.js';

/** The due time a dossier would get, before anything is submitted. */
@Injectable()
export class PreviewDeadline {
  constructor(
    private readonly pins: PinRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws UNKNOWN_PROCEDURE, PROCEDURE_NOT_IN_FORCE, CASE_REQUIRED, UNKNOWN_CASE, SERVICE_LEVEL, CHANNEL_NOT_OFFERED,
   *   UNKNOWN_UNIT, UNIT_NOT_IN_FORCE, CALENDAR_NOT_PUBLISHED
   */
  async execute({ locale }: Context, asked: PreviewDeadlineQuery): Promise<DeadlinePreviewView> {
    const receivedAt = wholeSecond(instantOf(asked.receivedAt) ?? this.clock.now());
    const { terms, unit, working } = await this.pins.inForce(asked, receivedAt);
    const explained = explainedDue(working, unit.code, terms.rule.limit, receivedAt, { pauses: [], extensions: [] });
    const explanation = explanationView(explained, locale);
    const { code, version, name } = terms.procedure;
    return {
      procedure: { code, version, name },
      caseCode: terms.case.code,
      unit: { code: unit.code, name: unit.name },
      receivedAt: formatInstant(receivedAt),
      dueAt: explanation.dueAt,
      explanation,
    };
  }
}
