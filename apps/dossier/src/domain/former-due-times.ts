import type { StepRecord } from './dossier-record.js';

/** A due time that was in force, and the step that ended it. */
export interface FormerDueTime {
  readonly dueAt: Date;
  readonly setBy: StepRecord;
  readonly endedBy: StepRecord;
}

/**
 * Every due time that was in force before the one that is, oldest first: the steps remember them.
 *
 * @param steps of one dossier, in order.
 */
export function formerDueTimes(steps: readonly StepRecord[]): FormerDueTime[] {
  const former: FormerDueTime[] = [];
  let setBy: StepRecord | undefined;
  for (const step of steps) {
    if (setBy?.dueAt?.getTime() === step.dueAt?.getTime()) continue;
    if (setBy?.dueAt) former.push({ dueAt: setBy.dueAt, setBy, endedBy: step });
    setBy = step;
  }
  return former;
}
