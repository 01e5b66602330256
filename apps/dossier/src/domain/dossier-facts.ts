import { formatInstant, type DossierEventData } from '@motcua/contracts';
import type { DossierRecord, StepRecord } from './dossier-record.js';

/** What the events of a dossier say of the act. */
export function stepFact(step: StepRecord): DossierEventData['step'] {
  const { number, action, fromStatus, toStatus, at, actorId, positionTitle, unitCode, unitName } = step;
  const time = formatInstant(at);
  return { number, action, from: fromStatus, to: toStatus, at: time, actorId, positionTitle, unitCode, unitName };
}

/** Where the dossier stands after it. */
export function stateFact(record: DossierRecord): DossierEventData['state'] {
  const instant = (at: Date | null) => at && formatInstant(at);
  return {
    status: record.status,
    handlingUnitCode: record.handlingUnitCode,
    handlingUnitName: record.handlingUnitName,
    submittedAt: formatInstant(record.submittedAt),
    receivedAt: instant(record.receivedAt),
    dueAt: instant(record.dueAt),
    finishedAt: instant(record.finishedAt),
    returnedAt: instant(record.returnedAt),
    refusedAt: instant(record.refusedAt),
  };
}
