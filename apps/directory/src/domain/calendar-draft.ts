import type { CalendarStatement } from '@motcua/calendar';
import type { CalendarExceptionData, RuleSetData } from '@motcua/contracts';
import type { CalendarDecision, CalendarEffect, CalendarInForce, Weekly } from './calendar.js';
import { directoryErrors } from './directory-errors.js';

export const draftStates = ['draft', 'approved', 'published', 'discarded'] as const;
export type DraftState = (typeof draftStates)[number];

/** What a draft changes. A part that is null stays as it is; `exceptions` are all those of the year. */
export interface DraftContent {
  readonly year: number | null;
  readonly exceptions: readonly CalendarExceptionData[] | null;
  readonly weekly: Weekly | null;
  readonly ruleSet: RuleSetData | null;
  readonly reason: string;
  /** The decision it is to be published by. */
  readonly citation: string;
  readonly effect: CalendarEffect;
}

/** Of which calendar it is. */
export interface DraftSubject {
  readonly calendarId: string;
  readonly unitCode: string;
  /** The calendar comes into being when this is published. */
  readonly creates: boolean;
  readonly inherits: string | null;
}

export interface DraftRecord extends DraftContent, DraftSubject {
  readonly id: string;
  readonly state: DraftState;
  readonly version: number;
  readonly draftedBy: string;
  readonly draftedAt: Date;
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  /** Version in force when it was approved, 0 for none: the difference the approver saw is the one to it. */
  readonly approvedAgainst: number | null;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly publishedAs: number | null;
}

export interface Acting {
  readonly id: string;
  readonly at: Date;
}

const notApproved = { approvedBy: null, approvedAt: null, approvedAgainst: null };

/** draft → approved → published; discarded from the first two. A change takes an approval back. */
export class CalendarDraft {
  constructor(readonly record: DraftRecord) {}

  static start(id: string, by: Acting, subject: DraftSubject, content: DraftContent): CalendarDraft {
    const authorship = { draftedBy: by.id, draftedAt: by.at, changedBy: by.id, changedAt: by.at };
    const open = { ...notApproved, endedBy: null, endedAt: null, publishedAs: null };
    return new CalendarDraft({ id, state: 'draft', version: 1, ...subject, ...content, ...authorship, ...open });
  }

  change(by: Acting, content: DraftContent): CalendarDraft {
    this.mustBeOpen('change');
    return this.next({ ...content, ...notApproved, state: 'draft', changedBy: by.id, changedAt: by.at });
  }

  /** Again when the calendar has changed since. @throws CALENDAR_APPROVER_IS_AUTHOR, EXCEPTIONS_UNCONFIRMED */
  approve(by: Acting, inForce: CalendarInForce | undefined): CalendarDraft {
    this.mustBeOpen('approve');
    const { draftedBy, changedBy } = this.record;
    if (by.id === draftedBy || by.id === changedBy)
      throw directoryErrors.CALENDAR_APPROVER_IS_AUTHOR({ id: this.record.id });
    const unconfirmed = (this.record.exceptions ?? []).filter(({ mark }) => mark === 'unconfirmed');
    if (unconfirmed.length > 0) {
      const dates = unconfirmed.map(({ date }) => date).join(', ');
      throw directoryErrors.EXCEPTIONS_UNCONFIRMED({ year: this.record.year!, dates }, { field: 'exceptions' });
    }
    const approvedAgainst = inForce?.version ?? 0;
    return this.next({ state: 'approved', approvedBy: by.id, approvedAt: by.at, approvedAgainst });
  }

  /** @throws CALENDAR_DRAFT_NOT_APPROVED, CALENDAR_CHANGED_SINCE_APPROVAL */
  mustBePublishable(inForce: CalendarInForce | undefined): void {
    this.mustBeOpen('publish');
    const { calendarId, approvedAgainst } = this.record;
    if (this.record.state !== 'approved') throw directoryErrors.CALENDAR_DRAFT_NOT_APPROVED({ id: this.record.id });
    const version = inForce?.version ?? 0;
    if (version === approvedAgainst) return;
    throw directoryErrors.CALENDAR_CHANGED_SINCE_APPROVAL({ calendarId, version, approvedAgainst: approvedAgainst! });
  }

  published(by: Acting, publishedAs: number): CalendarDraft {
    return this.next({ state: 'published', endedBy: by.id, endedAt: by.at, publishedAs });
  }

  discard(by: Acting): CalendarDraft {
    this.mustBeOpen('discard');
    return this.next({ state: 'discarded', endedBy: by.id, endedAt: by.at });
  }

  /** What the calendar will state itself: what it states now, with the parts of the draft in their place. */
  statement(now: CalendarStatement | undefined): CalendarStatement {
    const { calendarId, unitCode, inherits, year, exceptions, weekly, ruleSet } = this.record;
    const before = now ?? {
      ...(inherits === null ? { years: {} } : { inherits }),
      id: calendarId,
      unitCode,
    };
    return {
      ...before,
      ...(weekly && { weekly }),
      ...(ruleSet && { ruleSet }),
      ...(year !== null && { years: { ...before.years, [year]: { exceptions: exceptions ?? [] } } }),
    };
  }

  /** @throws CALENDAR_DRAFT_NOT_APPROVED */
  decision(): CalendarDecision {
    const { id, reason, citation, effect, draftedBy, approvedBy } = this.record;
    if (approvedBy === null) throw directoryErrors.CALENDAR_DRAFT_NOT_APPROVED({ id });
    return { draftId: id, reason, citation, effect, draftedBy, approvedBy };
  }

  /** @throws CALENDAR_DRAFT_ENDED */
  mustBeOpen(act: 'change' | 'approve' | 'publish' | 'discard' | 'preview'): void {
    const { id, state } = this.record;
    if (state === 'published' || state === 'discarded') throw directoryErrors.CALENDAR_DRAFT_ENDED({ id, state, act });
  }

  private next(change: Partial<DraftRecord>): CalendarDraft {
    return new CalendarDraft({ ...this.record, ...change, version: this.record.version + 1 });
  }
}
