import {
  DeadlineMoved,
  DossierExtended,
  DossierFinished,
  DossierReceived,
  DossierRegistered,
  DossierResumed,
  PaymentConfirmed,
  PaymentRequested,
  ResultReturned,
  SupplementRequested,
  SupplementSubmitted,
  type DossierEventData,
  type DossierFinishedData,
  type DossierReceivedData,
  type DossierRegisteredData,
  type DeadlineMovedData,
  type DossierExtendedData,
  type DossierResumedData,
  type PaymentData,
  type ResultReturnedData,
  type SupplementData,
} from '@motcua/contracts';
import type { WantedFacts, WantedStep } from './wanted-state.js';

/** What one event changes: facts that replace those of the same name, and the step it is. */
export interface WantedChange {
  readonly code: string;
  readonly sequence: number;
  readonly facts: Partial<WantedFacts>;
  readonly step: WantedStep;
}

export function wantedChange(type: string, sequence: number, data: DossierEventData): WantedChange {
  return {
    code: data.code,
    sequence,
    facts: { state: data.state, ...factsOf(type, data) },
    step: { ...data.step, ...detailOf(type, data) },
  };
}

function factsOf(type: string, data: DossierEventData): Partial<WantedFacts> {
  switch (type) {
    case DossierRegistered.type: {
      const { procedure, channel, unit, ownerType, components } = data as DossierRegisteredData;
      return { procedure, channel, unit, ownerType, components };
    }
    case DossierReceived.type:
      return { fee: (data as DossierReceivedData).fee };
    case PaymentRequested.type:
    case PaymentConfirmed.type:
      return { payment: (data as PaymentData).payment };
    case DossierFinished.type:
      return { result: (data as DossierFinishedData).result };
    case ResultReturned.type:
      return { returnMethod: (data as ResultReturnedData).method };
    default:
      return {};
  }
}

function detailOf(type: string, data: DossierEventData): Partial<WantedStep> {
  switch (type) {
    case SupplementRequested.type:
    case SupplementSubmitted.type:
      return { supplement: (data as SupplementData).supplement };
    case DossierResumed.type:
    case DossierExtended.type:
    case DeadlineMoved.type:
      return {
        formerDueAt: (data as DossierResumedData | DossierExtendedData | DeadlineMovedData).formerDueAt,
        newDueAt: data.state.dueAt,
      };
    default:
      return {};
  }
}
