import { Injectable } from '@nestjs/common';
import { ExtensionRefusedError } from '@motcua/calendar';
import { Refusal, type Context } from '@motcua/contracts';
import { amendedDueTime } from '../domain/amended-due-time.js';
import {
  CalendarAmendmentRepository,
  type CalendarAmendmentRow,
} from '../persistence/calendar-amendment.repository.js';
import { CalendarRepository } from '../persistence/calendar.repository.js';
import { DossierRepository } from '../persistence/dossier.repository.js';
import { OpenDeadlineRepository } from '../persistence/open-deadline.repository.js';
import { PinRepository } from '../persistence/pins.js';

/** Dossiers changed side by side: they are written together. */
const AT_ONCE = 16;

/** A dossier that needs no change has none to write. */
class NothingMoves extends Error {}

/**
 * Moves the due times of the dossiers an approved amendment concerns, each by a recorded step. Done again after a crash, it
 * finds nothing to do where it was done before.
 */
@Injectable()
export class FollowCalendar {
  constructor(
    private readonly amendments: CalendarAmendmentRepository,
    private readonly open: OpenDeadlineRepository,
    private readonly calendars: CalendarRepository,
    private readonly pins: PinRepository,
    private readonly dossiers: DossierRepository,
  ) {}

  async execute(amendment: CalendarAmendmentRow): Promise<void> {
    const { calendarId, version } = amendment;
    const working = await this.calendars.version({ id: calendarId, version });
    const concerned = await this.open.judgedBy(calendarId, version);
    await this.amendments.concerns(amendment, concerned.length);
    for (let from = 0; from < concerned.length; from += AT_ONCE) {
      const some = concerned.slice(from, from + AT_ONCE);
      await Promise.all(
        some.map(async (dossier) => {
          const amended = amendedDueTime(working, await this.pins.limitOf(dossier), dossier);
          if ('refusal' in amended) await this.amendments.refuse(amendment, dossier.code, amended.refusal);
          else if (amended.dueAt.getTime() !== dossier.dueAt.getTime()) await this.move(amendment, dossier.code);
        }),
      );
      await this.amendments.examined(amendment, from + some.length);
    }
    await this.amendments.finish(amendment);
  }

  /** Decided anew on the dossier as it is then. */
  private async move(amendment: CalendarAmendmentRow, code: string): Promise<void> {
    const { calendarId: id, version: to, reason, citation, approvedBy } = amendment;
    try {
      await this.dossiers.change(contextOf(amendment), code, undefined, (dossier, by) => {
        const { calendarVersion } = dossier.record;
        const why = { id, from: calendarVersion ?? to - 1, to, reason, citation, approvedBy };
        const event = dossier.moveDeadline(by, why);
        if (event === null) throw new NothingMoves();
        return event;
      });
    } catch (error) {
      if (error instanceof NothingMoves) return;
      if (!(error instanceof Refusal) && !(error instanceof ExtensionRefusedError)) throw error;
      // it has ended, or its clock stands still: when it runs again, it runs by the amended calendar
      if (error.code === 'ILLEGAL_TRANSITION') return;
      // nothing was decided: the run begins anew
      if (error.code === 'CHANGED_MEANWHILE') throw error;
      await this.amendments.refuse(amendment, code, error.code);
    }
  }
}

function contextOf({ calendarId, version }: CalendarAmendmentRow): Context {
  return {
    actor: { id: 'motcua', kind: 'system', permissions: new Map([['dossier:move-deadline', 'province']]) },
    correlationId: `calendar-${calendarId}-${version}`,
    locale: 'vi',
  };
}
