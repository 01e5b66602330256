import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@motcua/contracts';
import { CLOCK } from '@motcua/service-kit';
import type { Decision } from '../domain/decision.js';
import { timelinessOf } from '../domain/timeliness.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import { timelinessRules } from '../persistence/timeliness-rules.js';
import { decisionView, type DecisionView } from './decision.view.js';

/** A decision as it is shown: with whether it came in time, by the calendar of who issued it. */
@Injectable()
export class DecisionViews {
  constructor(
    private readonly calendars: CalendarRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(decision: Decision): Promise<DecisionView> {
    const calendar = await this.calendars.ofUnit(decision.issuerUnit);
    return decisionView(decision, timelinessOf(decision, timelinessRules, calendar, this.clock.now()));
  }
}
