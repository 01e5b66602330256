import { Declared } from '../faults/timing.js';
import { atItsBest, type Behaviour } from './behaviour.js';
import { serviceOf, type Call } from './call.js';
import { kindOf, type Fault } from './fault-kinds.js';
import type { Random } from './random.js';

export interface DeclaredFault extends Fault {
  /** How often it has struck. */
  readonly struck: number;
  /** Does it strike at this moment, if a call comes that fits? */
  readonly active: boolean;
}

/** The faults declared, and which of them strike a call. */
export class FaultPlan {
  private declared: Declared<Fault>[] = [];

  /** In place of all faults declared before. */
  declare(faults: readonly Fault[], now: number): void {
    this.declared = faults.map((fault) => new Declared(fault, now));
  }

  list(now: number): DeclaredFault[] {
    return this.declared.map((declared) => declared.describe(now));
  }

  /** Without a session only faults at the door strike: the others would be used up by a call that is turned away. */
  behaviour(call: Call, admitted: boolean, now: number, random: Random): Behaviour {
    const behaviour = atItsBest();
    for (const declared of this.declared) {
      const { fault } = declared;
      const kind = kindOf(fault);
      if (!admitted && !kind.atTheDoor) continue;
      if (!kind.strikes.includes(call.kind) || !fits(fault, call)) continue;
      if (!declared.strike(now, random)) continue;
      kind.touch(behaviour, withStyle(fault, random), { call, random });
    }
    return behaviour;
  }
}

function fits(fault: Fault, call: Call): boolean {
  if (fault.service !== undefined && fault.service !== serviceOf[call.kind]) return false;
  if (fault.isUpdating !== undefined && call.kind !== (fault.isUpdating ? 'update' : 'insert')) return false;
  return fault.dossier === undefined || call.codes.includes(fault.dossier);
}

function withStyle(fault: Fault, random: Random): Fault {
  const { styles, random: any } = kindOf(fault);
  if (fault.style !== undefined || !styles) return fault;
  return { ...fault, style: any ? random.pick(styles) : styles[0] };
}
