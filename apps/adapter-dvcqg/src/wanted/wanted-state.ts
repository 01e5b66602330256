import type {
  Channel,
  DossierReceivedData,
  DossierFinishedData,
  DossierRegisteredData,
  DossierState,
  DossierStep,
  OwnerType,
  PaymentData,
  RegisteredComponent,
  ResultReturnedData,
} from '@motcua/contracts';

/**
 * What the portal shall know of a dossier, from its events alone: no names of people, no identity numbers, no free text.
 * Absent parts are unknown so far and are never made up (D3).
 */
export interface WantedFacts {
  readonly state: DossierState;
  readonly procedure?: DossierRegisteredData['procedure'];
  readonly channel?: Channel;
  /** Receiving unit. */
  readonly unit?: DossierRegisteredData['unit'];
  readonly ownerType?: OwnerType;
  readonly components?: readonly RegisteredComponent[];
  readonly fee?: DossierReceivedData['fee'];
  /** The latest financial obligation. */
  readonly payment?: PaymentData['payment'];
  readonly result?: DossierFinishedData['result'];
  readonly returnMethod?: ResultReturnedData['method'];
}

export interface WantedStep extends DossierStep {
  /** Number of the supplement request the step asks for or answers. */
  readonly supplement?: number;
  /** Of a resumption: the appointment before and after. */
  readonly formerDueAt?: string | null;
  readonly newDueAt?: string | null;
}

/** What only the dossier service may know; fetched for each push (`GET /v1/dossiers/portal-facts`). */
export interface PersonalFacts {
  readonly code: string;
  readonly owner: {
    readonly type: OwnerType;
    /** Their data were erased: there is nothing but the type. */
    readonly erased?: boolean;
    readonly idNumber: string | null;
    readonly name: string;
    readonly phone?: string | null;
    readonly email?: string | null;
  };
  readonly summary?: string | null;
  readonly steps: readonly {
    readonly number: number;
    readonly officerName?: string | null;
    readonly text?: string | null;
  }[];
  readonly supplements: readonly {
    readonly number: number;
    readonly items: readonly { readonly name: string; readonly reason?: string | null }[];
  }[];
}

/** What is kept of it: each step as it was told first. Nothing of the people. */
export type ToldSteps = Pick<PersonalFacts, 'code' | 'steps'>;

/** A dossier as it is to be sent. */
export interface WantedDossier {
  readonly code: string;
  readonly sequence: number;
  readonly facts: WantedFacts;
  readonly steps: readonly WantedStep[];
}
