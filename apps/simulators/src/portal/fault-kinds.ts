import { mistakeOfTiming, timingFields } from '../faults/timing.js';
import { serviceOf } from './call.js';
import type { FaultKind, FaultOptions, FaultTrigger } from './fault.js';
import { faultsOfAnswers } from './faults-of-answers.js';
import { faultsOfState } from './faults-of-state.js';
import { faultsOfTransport } from './faults-of-transport.js';

/** Everything the portal can be told to do wrong. */
export const faultKinds = { ...faultsOfTransport, ...faultsOfAnswers, ...faultsOfState } as const;
export type FaultKindName = keyof typeof faultKinds;
export const faultKindNames = Object.keys(faultKinds) as [FaultKindName, ...FaultKindName[]];

/** A fault as it is declared: data, so that a test can write it down. */
export interface Fault extends FaultTrigger, FaultOptions {
  readonly kind: FaultKindName;
}

/** A declaration that means nothing. */
export interface FaultMistake {
  /** Field of the fault. */
  readonly field: keyof Fault;
  readonly why: string;
}

const triggerFields: readonly string[] = ['kind', 'service', 'isUpdating', 'dossier', ...timingFields];

export function kindOf(fault: Fault): FaultKind {
  return faultKinds[fault.kind];
}

/** What is wrong with a declaration; undefined: nothing. */
export function mistakeOf(fault: Fault): FaultMistake | undefined {
  const kind = kindOf(fault);
  const options: readonly string[] = [...(kind.options ?? []), ...(kind.styles ? ['style'] : [])];
  const given = Object.keys(fault).filter((field) => fault[field as keyof Fault] !== undefined);
  const strange = given.find((field) => !triggerFields.includes(field) && !options.includes(field));
  if (strange)
    return { field: strange as keyof Fault, why: `${fault.kind} has: ${options.join(', ') || 'no options'}` };
  const missing = kind.needs?.find((field) => fault[field] === undefined);
  if (missing) return { field: missing, why: `${fault.kind} needs it` };
  if (fault.style !== undefined && !kind.styles?.includes(fault.style)) {
    return { field: 'style', why: `one of: ${kind.styles?.join(', ')}` };
  }
  if (fault.seconds !== undefined && kind.seconds && !within(fault.seconds, kind.seconds)) {
    return { field: 'seconds', why: `from ${kind.seconds.join(' to ')}` };
  }
  if (fault.service !== undefined && !kind.strikes.some((call) => serviceOf[call] === fault.service)) {
    return {
      field: 'service',
      why: `strikes only: ${[...new Set(kind.strikes.map((call) => serviceOf[call]))].join(', ')}`,
    };
  }
  if (fault.isUpdating !== undefined && !kind.strikes.includes(fault.isUpdating ? 'update' : 'insert')) {
    return { field: 'isUpdating', why: `strikes only: ${kind.strikes.join(', ')}` };
  }
  return mistakeOfTiming(fault);
}

function within(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}
