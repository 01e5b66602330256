import type { Timing } from '../faults/timing.js';
import type { Behaviour, Moment } from './behaviour.js';
import { callKinds, type CallKind, type Service } from './call.js';

/** When a declared fault strikes. Every condition given must hold. */
export interface FaultTrigger extends Timing {
  /** Calls of this service only. */
  readonly service?: Service;
  /** Of `DongBoHoSoMC`: updates only (true), inserts only (false). */
  readonly isUpdating?: boolean;
  /** Calls about this dossier only. */
  readonly dossier?: string;
}

/** How it strikes. Which of these a kind knows says its entry in `faultKinds`. */
export interface FaultOptions {
  readonly style?: string;
  readonly code?: string;
  readonly message?: string;
  readonly delayMs?: number;
  readonly seconds?: number;
  readonly status?: number;
  /** Does the call take effect although it looks failed? */
  readonly apply?: boolean;
  readonly always?: boolean;
  readonly refuseFuture?: boolean;
  readonly procedures?: readonly string[];
  /** Part of a list that is answered, 0 to 1. */
  readonly share?: number;
  readonly field?: string;
  readonly value?: string;
}

export interface FaultKind {
  /** Row of dvcqg.md section 12 it plays. */
  readonly plays: string;
  readonly means: string;
  /** Calls it can strike. */
  readonly strikes: readonly CallKind[];
  /** Strikes before the session is looked at. */
  readonly atTheDoor?: boolean;
  /** Values of `style`; the first one is the default, unless `random` picks one each time. */
  readonly styles?: readonly [string, ...string[]];
  readonly random?: boolean;
  readonly options?: readonly Exclude<keyof FaultOptions, 'style'>[];
  /** Options without which it means nothing. */
  readonly needs?: readonly (keyof FaultOptions)[];
  /** Least and most `seconds`. */
  readonly seconds?: readonly [number, number];
  touch(behaviour: Behaviour, options: FaultOptions, moment: Moment): void;
}

export const everything: readonly CallKind[] = callKinds;
export const calls: readonly CallKind[] = everything.filter((kind) => kind !== 'login' && kind !== 'other');
export const writes: readonly CallKind[] = ['insert', 'update', 'progress'];
