import type { Limit } from '@motcua/contracts';
import type { ProcessDefinition } from './process-definition.js';
import { coverage, problems, type ProcessProblem } from './process-problem.js';
import type { PermissionHolders } from './process-roles.js';
import type { UnitTree } from './unit-tree.js';
import { verifyOwners } from './verify-owners.js';
import { verifyShape } from './verify-shape.js';
import { verifyTime } from './verify-time.js';
import { leastHours, mostHours, usualTime, type TimeRule } from './working-time.js';

/** A procedure that the process would apply to. */
export interface ServedProcedure {
  readonly code: string;
  /** Null: the receiving unit settles it. */
  readonly handlingUnit: string | null;
  /** Of all its cases and channels. */
  readonly limits: readonly Limit[];
}

/** What holds on the date a process is verified for. */
export interface Surroundings {
  readonly date: string;
  /** Of the rule sets in force; empty: none is known yet. */
  readonly rules: readonly TimeRule[];
  readonly tree: UnitTree;
  readonly holders: PermissionHolders;
  /** Those named, or those of the levels that have no process of their own. */
  readonly procedures: readonly ServedProcedure[];
}

/**
 * Everything that is wrong with a process. As long as no unit is known, nothing is said about units and who holds a role
 * in them.
 */
export function verifyProcess(definition: ProcessDefinition, surroundings: Surroundings): ProcessProblem[] {
  const { date, tree, holders, procedures } = surroundings;
  const rules = surroundings.rules.length > 0 ? surroundings.rules : [usualTime];
  const handlingUnits = [...new Set(procedures.map(({ handlingUnit }) => handlingUnit))];
  const organisation = tree.isEmpty
    ? null
    : { date, tree, holders, handlingUnits: handlingUnits.length > 0 ? handlingUnits : [null] };
  return [
    ...verifyShape(definition),
    ...verifyOwners(definition, organisation),
    ...verifyTime(definition, rules),
    ...verifyProcedures(definition, surroundings, rules[0]!),
  ];
}

/** A procedure may have a shorter limit for some of its cases; that is for the author to know, no error. */
function verifyProcedures(
  { limit, procedures: named }: ProcessDefinition,
  { date, procedures }: Surroundings,
  rule: TimeRule,
): ProcessProblem[] {
  const served = new Map(procedures.map((procedure) => [procedure.code, procedure]));
  const unknown = named.flatMap((code, index) =>
    served.has(code) ? [] : [problems.unknownProcedure(code, date)(`procedures[${index}]`)],
  );
  if (limit === null) return unknown;
  const timed = procedures.filter(({ limits }) => limits.length > 0);
  const hours = leastHours(limit, rule);
  const above = named.flatMap((code, index) => {
    const longest = longestOf(served.get(code)?.limits ?? [], rule);
    if (!longest || hours <= mostHours(longest, rule)) return [];
    return [problems.aboveProcedure(code, longest)(`procedures[${index}]`)];
  });
  const shorter = coverage(
    timed,
    ({ limits }) => limits.some((one) => mostHours(one, rule) < hours),
    ({ code }) => code,
  );
  return [...unknown, ...above, ...(shorter ? [problems.aboveSomeLimits(shorter)('limit')] : [])];
}

function longestOf(limits: readonly Limit[], rule: TimeRule): Limit | undefined {
  return limits.toSorted((one, other) => mostHours(other, rule) - mostHours(one, rule))[0];
}
