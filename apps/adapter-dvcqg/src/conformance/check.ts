import type { PortalCall } from '../portal-client/answer.js';
import type { PortalAnswer, PortalClient, PortalOptions } from '../portal-client/client.js';
import type { ReadBackLevel } from '../portal-client/read-back.js';
import type { SampleDossier, SampleProcedure } from './sample-dossier.js';

/** Misbehaviour of dvcqg.md section 12 that a portal under test can be told to show. */
export const misbehaviours = [
  'codeAsNumber',
  'codeDoubleZero',
  'codeMissing',
  'codeNull',
  'codeEmpty',
  'existsWithZero',
  'existsWithThree',
  'existsWithMinusThree',
  'noSuccessText',
  'successTextInCapitals',
  'plainText',
  'answerLost',
  'sessionExpired',
  'htmlPage',
  'badGateway',
  'connectionReset',
  'redirect',
] as const;
export type Misbehaviour = (typeof misbehaviours)[number];

export interface PortalUnderTest {
  readonly options: PortalOptions;
  readonly readBack: ReadBackLevel;
  /** Default `TienDoXuLy`. */
  readonly progressField?: string;
  /** A dossier code the portal never heard of, another one each time. */
  freshCode(): string;
  /** A procedure the portal knows; default: a made-up one. */
  readonly procedure?: SampleProcedure;
  /** Has the next call of that kind misbehave. False: this portal cannot be made to. Absent: a real portal. */
  misbehave?(misbehaviour: Misbehaviour, call: PortalCall): Promise<boolean>;
}

export interface CheckReport {
  readonly name: string;
  readonly result: 'met' | 'broken' | 'notChecked';
  /** Why it is broken. */
  readonly detail?: string;
}

/** What a check works with. */
export interface Bench {
  readonly portal: PortalUnderTest;
  readonly client: PortalClient;
  /** The same account with a session of its own. */
  anotherClient(): PortalClient;
  /** A dossier of its own for the check. */
  dossier(): SampleDossier;
  /** Makes the next call misbehave; ends the check as not checked where that cannot be done. */
  misbehave(misbehaviour: Misbehaviour, call: PortalCall): Promise<void>;
}

export interface Check {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<void>;
}

/** Ends a check that this portal does not allow. */
export class CannotCheck extends Error {}

/** @throws Error that says what came instead. */
export function expectOutcome(answer: PortalAnswer, ...outcomes: PortalAnswer['outcome'][]): void {
  if (outcomes.includes(answer.outcome)) return;
  const { outcome, http, code, text } = answer;
  throw new Error(
    `expected ${outcomes.join(' or ')}, got ${outcome} (HTTP ${http ?? '–'}, code ${code ?? '–'}, "${text}")`,
  );
}

export function expectThat(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise);
}
