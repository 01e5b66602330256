import { attribute, CalendarNotPublishedError, type Attribution, type Handling, type Waiting } from '@motcua/calendar';
import type { WorkingTime } from './dossier-clock.js';
import type { DossierRecord, StepRecord } from './dossier-record.js';

/**
 * Who had a received dossier how long, in working time from its receipt to its end, or to now (deadlines.md section 7). The
 * time in which the desk judges a supplement is the unit's, though the clock stands still; so is the time it is stopped.
 *
 * @returns null when it is not received, or when its calendar lacks a year of its life.
 */
export function attributionOf(
  record: DossierRecord,
  steps: readonly StepRecord[],
  by: WorkingTime,
  now: Date,
): Attribution | null {
  if (record.receivedAt === null) return null;
  try {
    return attribute(by.calendar, { from: record.receivedAt, to: endOf(record) ?? now }, handling(record, steps), [
      ...waitingForCitizen(record),
      ...waitingForPayment(record),
    ]);
  } catch (error) {
    if (error instanceof CalendarNotPublishedError) return null;
    throw error;
  }
}

function endOf({ finishedAt, refusedAt, status, lastStepAt }: DossierRecord): Date | null {
  return finishedAt ?? refusedAt ?? (status === 'withdrawn' ? lastStepAt : null);
}

function handling({ unitCode, receivedAt }: DossierRecord, steps: readonly StepRecord[]): Handling[] {
  const forwarded = steps.flatMap(({ at, detail }) => {
    const { handlingUnitCode } = detail;
    return typeof handlingUnitCode === 'string' ? [{ unitCode: handlingUnitCode, from: at }] : [];
  });
  return [{ unitCode, from: receivedAt! }, ...forwarded];
}

function waitingForCitizen({ supplements }: DossierRecord): Waiting[] {
  return supplements.map(({ requestedAt, submittedAt, judgedAt }) =>
    waiting('citizen', requestedAt, submittedAt ?? judgedAt),
  );
}

function waitingForPayment({ payments }: DossierRecord): Waiting[] {
  return payments.map(({ requestedAt, confirmedAt }) => waiting('payment', requestedAt, confirmedAt));
}

function waiting(cause: Waiting['for'], from: string, to: string | null): Waiting {
  return { for: cause, from: new Date(from), to: to === null ? null : new Date(to) };
}
