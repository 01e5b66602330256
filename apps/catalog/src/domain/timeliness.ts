import { CalendarNotPublishedError, workingDaysAfter, type Calendar } from '@motcua/calendar';
import { localDate } from '@motcua/contracts';
import type { Decision, IssuerKind } from './decision.js';

export const verdicts = ['onTime', 'late', 'unknown'] as const;
export type Verdict = (typeof verdicts)[number];

/** Working days by the calendar of the issuing unit. */
export interface Check {
  readonly verdict: Verdict;
  readonly required: number;
  readonly actual: number | null;
  /** Of `unknown`. */
  readonly why: string | null;
}

export interface Timeliness {
  readonly rule: string;
  readonly issued: readonly (Check & { readonly row: number; readonly legalBasis: string })[];
  readonly madePublic: Check;
}

/** Dated data: from when which limits hold, in working days, and where they stand. */
export interface TimelinessRule {
  readonly validFrom: string;
  readonly source: string;
  /** At least so many between the decision and the effect of what it rests on. */
  readonly issuedBefore: Readonly<Record<IssuerKind, number>>;
  /** At most so many from the decision to its being public. */
  readonly publicWithin: Readonly<Record<IssuerKind, number>>;
}

/**
 * Whether a decision was issued and made public in time (catalogue.md section 2, QĐ 766).
 *
 * @param calendar of the issuing unit; undefined: it has none here.
 * @param now a decision that is not public yet is late once the time is over.
 */
export function timelinessOf(
  decision: Decision,
  rules: readonly TimelinessRule[],
  calendar: Calendar | undefined,
  now: Date,
): Timeliness {
  const { issuedOn, issuerKind, publicAt, rows } = decision;
  const rule = rules.findLast(({ validFrom }) => validFrom <= issuedOn) ?? rules[0]!;
  const days = (from: string, to: string) => countedDays(calendar, from, to);
  const issued = rows.flatMap(({ legalBases }, index) =>
    legalBases.map(({ number, effectiveFrom }) => ({
      row: index + 1,
      legalBasis: number,
      ...(effectiveFrom === null
        ? unknown(rule.issuedBefore[issuerKind], 'Chưa có ngày hiệu lực của căn cứ pháp lý.')
        : atLeast(rule.issuedBefore[issuerKind], days(issuedOn, effectiveFrom))),
    })),
  );
  const required = rule.publicWithin[issuerKind];
  const soFar = days(issuedOn, localDate(publicAt ?? now));
  const madePublic =
    publicAt === null && typeof soFar === 'number' && soFar <= required
      ? unknown(required, 'Chưa công khai, còn trong hạn.')
      : atMost(required, soFar);
  return { rule: rule.source, issued, madePublic };
}

/** A sentence: why they cannot be counted. */
function countedDays(calendar: Calendar | undefined, from: string, to: string): number | string {
  if (calendar === undefined) return 'Đơn vị ban hành chưa có lịch làm việc.';
  try {
    return workingDaysAfter(calendar, from, to);
  } catch (error) {
    if (!(error instanceof CalendarNotPublishedError)) throw error;
    return `Chưa công bố lịch làm việc năm ${error.year}.`;
  }
}

function atLeast(required: number, days: number | string): Check {
  return typeof days === 'string' ? unknown(required, days) : judged(days >= required, required, days);
}

function atMost(required: number, days: number | string): Check {
  return typeof days === 'string' ? unknown(required, days) : judged(days <= required, required, days);
}

function judged(inTime: boolean, required: number, actual: number): Check {
  return { verdict: inTime ? 'onTime' : 'late', required, actual, why: null };
}

function unknown(required: number, why: string): Check {
  return { verdict: 'unknown', required, actual: null, why };
}
