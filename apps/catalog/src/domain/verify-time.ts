import type { Limit } from '@motcua/contracts';
import type { ProcessDefinition, ProcessStep } from './process-definition.js';
import { heaviestWay } from './process-graph.js';
import { problems, type ProcessProblem } from './process-problem.js';
import { leastHours, limitText, mostHours, type TimeRule } from './working-time.js';

/**
 * Do the steps fit in the limit of the process, whatever way a dossier goes? Only steps count in which the clock runs.
 * Where all limits are in calendar days these are compared, otherwise working hours: each step with the most it may take,
 * the process with the least it leaves, so that what passes always fits.
 */
export function verifyTime(definition: ProcessDefinition, rules: readonly TimeRule[]): ProcessProblem[] {
  const { limit, start, steps, transitions } = definition;
  if (limit === null) return [problems.limitMissing(definition.name)('limit')];
  if (!steps.some(({ code }) => code === start)) return [];
  for (const rule of rules) {
    const counted = steps.filter((step) => clockRunsIn(step, rule));
    const measure = measureOf([limit, ...counted.flatMap(limitsOf)], rule);
    const weights = new Map(counted.map((step) => [step.code, longest(limitsOf(step).map(measure.most))]));
    const way = heaviestWay(start, transitions, (code) => weights.get(code) ?? 0);
    if (way.weight <= measure.least(limit)) continue;
    const names = steps.filter(({ code }) => way.nodes.includes(code) && weights.has(code)).map(({ name }) => name);
    const taken = limitText({ amount: way.weight, unit: measure.unit });
    return [problems.tooLong(names.map((name) => `"${name}"`).join(' → '), taken, limit)('limit')];
  }
  return [];
}

/** The clock of a dossier (dossier-lifecycle.md section 1); a fee pauses it only where the rule set says so. */
export function clockRunsIn({ portalStatus }: ProcessStep, { feePausesClock }: TimeRule): boolean {
  if (portalStatus === 'paymentRequested') return !feePausesClock;
  return portalStatus === 'received' || portalStatus === 'processing';
}

/** A parallel step takes as long as its slowest branch, also where the first opinion is enough: the others may fail. */
export function limitsOf({ limit, opinions }: ProcessStep): Limit[] {
  return [limit, ...(opinions?.branches ?? []).map((branch) => branch.limit)].filter((one) => one !== null);
}

interface Measure {
  readonly unit: Limit['unit'];
  readonly most: (limit: Limit) => number;
  readonly least: (limit: Limit) => number;
}

function measureOf(limits: readonly Limit[], rule: TimeRule): Measure {
  if (limits.every(({ unit }) => unit === 'calendarDay')) {
    const days = ({ amount }: Limit) => amount;
    return { unit: 'calendarDay', most: days, least: days };
  }
  return {
    unit: 'workingHour',
    most: (limit) => mostHours(limit, rule),
    least: (limit) => leastHours(limit, rule),
  };
}

function longest(amounts: readonly number[]): number {
  return Math.max(0, ...amounts);
}
