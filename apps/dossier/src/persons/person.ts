import type { Place } from '@motcua/service-kit';

/** What is known of a person or organisation, apart from what kind it is. */
export interface Person {
  readonly name?: string | undefined;
  readonly idNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** Null: their key was destroyed. */
export type PersonOrErased = Person | null;

/** Who stands on a dossier. */
export interface People {
  readonly owner: PersonOrErased;
  /** Undefined: nobody but the owner. */
  readonly submitter: PersonOrErased | undefined;
}

export const ownerPlace = (code: string): Place => ({ table: 'dossier', column: 'owner', row: code });

export const submitterPlace = (code: string): Place => ({ table: 'dossier', column: 'submitter', row: code });

/** @param step number of the step the result is returned by. */
export const receiverPlace = (code: string, step: number): Place => ({
  table: 'dossier_step',
  column: 'receiver',
  row: `${code}/${step}`,
});
