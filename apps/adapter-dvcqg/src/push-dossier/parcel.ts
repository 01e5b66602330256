import { createHash } from 'node:crypto';
import type { Claim } from '../persistence/delivery.repository.js';
import { IncompleteDossier, toProgress, toRecord } from '../portal-client/translate.js';
import type { DossierRecord, ProgressEntry } from '../portal-client/wire.js';
import type { PersonalFacts } from '../wanted/wanted-state.js';
import type { Target } from './delivery.js';

/** What there is to send of one dossier. */
export interface Parcel {
  readonly record: DossierRecord;
  readonly entries: readonly { readonly number: number; readonly entry: ProgressEntry }[];
  readonly target: Target;
}

/** Null: its events are not complete. */
export function parcelOf({ wanted }: Claim, personal: PersonalFacts): Parcel | null {
  try {
    const record = toRecord(wanted, personal);
    const entries = wanted.steps.map((step) => ({
      number: step.number,
      entry: toProgress(wanted.code, step, personal),
    }));
    return {
      record,
      entries,
      target: { sequence: wanted.sequence, digest: digestOf(record), steps: entries.map(({ number }) => number) },
    };
  } catch (error) {
    if (error instanceof IncompleteDossier) return null;
    throw error;
  }
}

/** SHA-256 of what is sent, hex. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
