import type { ProcessDefinition, StepOwner } from './process-definition.js';
import { coverage, problems, type ProcessProblem } from './process-problem.js';
import { isHeldIn, isRole, type PermissionHolders } from './process-roles.js';
import { evaluate, parseUnitExpression, type UnitExpression } from './unit-expression.js';
import type { TreeUnit, UnitTree } from './unit-tree.js';

/** The units of a date, and who holds what in them. */
export interface Organisation {
  readonly date: string;
  readonly tree: UnitTree;
  readonly holders: PermissionHolders;
  /** Departments that settle dossiers of these procedures; null stands for the receiving unit. */
  readonly handlingUnits: readonly (string | null)[];
}

interface Receipt {
  readonly receiving: TreeUnit;
  readonly handling: TreeUnit | undefined;
}

interface Owned {
  readonly name: string;
  readonly owner: StepOwner | null;
  readonly field: string;
}

/** Is there for every step, wherever the dossier is received, a unit with somebody in it? */
export function verifyOwners(definition: ProcessDefinition, organisation: Organisation | null): ProcessProblem[] {
  const found = definition.levels.flatMap((level, index) =>
    organisation && organisation.tree.receivingUnits(level).length === 0
      ? [problems.noReceivingUnit(level, organisation.date)(`levels[${index}]`)]
      : [],
  );
  const receipts = organisation ? receiptsOf(definition, organisation) : [];
  const judged = new Map<string, Judgement>();
  for (const { name, owner, field } of ownedOf(definition)) {
    if (owner === null) {
      found.push(problems.ownerMissing(name)(field));
      continue;
    }
    const key = JSON.stringify(owner);
    const known = judged.get(key);
    const judgement = known ?? judge(owner, receipts, organisation);
    judged.set(key, judgement);
    const here = judgement.map(({ part, at }) => at(`${field}.${part}`));
    // what is missing in some units is said once for each role and expression
    found.push(...here.filter(({ severity }) => severity === 'error' || !known));
  }
  return found;
}

/** Problems of an owner, wherever in the definition it stands. */
type Judgement = readonly { readonly part: keyof StepOwner; readonly at: (field: string) => ProcessProblem }[];

function judge(owner: StepOwner, receipts: readonly Receipt[], organisation: Organisation | null): Judgement {
  const { role, unit } = owner;
  const parsed = parseUnitExpression(unit);
  return [
    ...(isRole(role) ? [] : [{ part: 'role', at: problems.roleUnknown(role) } as const]),
    ...('fault' in parsed
      ? [{ part: 'unit', at: problems.badUnitExpression(unit, parsed.fault) } as const]
      : organisation
        ? judgeUnits(owner, parsed.expression, receipts, organisation)
        : []),
  ];
}

function judgeUnits(
  { role, unit: text }: StepOwner,
  expression: UnitExpression,
  receipts: readonly Receipt[],
  { tree, holders }: Organisation,
): Judgement {
  const answers = receipts.map((receipt) => ({ receipt, unit: evaluate(expression, receipt, tree) }));
  const without = coverage(
    answers,
    ({ unit }) => unit === undefined,
    ({ receipt: { receiving } }) => `${receiving.code} (${receiving.name})`,
  );
  const found: Judgement = without ? [{ part: 'unit', at: problems.noUnit(text, without) }] : [];
  const units = [...new Set(answers.flatMap(({ unit }) => unit ?? []))];
  if (!isRole(role) || units.length === 0) return found;
  const unmanned = coverage(
    units,
    ({ code }) => !isHeldIn(holders, role, code),
    ({ code, name }) => `${code} (${name})`,
  );
  if (!unmanned) return found;
  const nobody = unmanned.missing === units.length;
  const at = nobody ? problems.roleHeldByNobody(role, text) : problems.roleMissingInUnits(role, text, unmanned);
  return [...found, { part: 'role', at }];
}

function receiptsOf({ levels }: ProcessDefinition, { tree, handlingUnits }: Organisation): Receipt[] {
  return levels
    .flatMap((level) => tree.receivingUnits(level))
    .flatMap((receiving) =>
      handlingUnits.map((code) => ({ receiving, handling: code === null ? receiving : tree.unit(code) })),
    );
}

function ownedOf({ steps }: ProcessDefinition): Owned[] {
  return steps.flatMap(({ name, owner, opinions }, step) => [
    { name, owner, field: `steps[${step}].owner` },
    ...(opinions?.branches ?? []).map((branch, index) => ({
      name: branch.name,
      owner: branch.owner,
      field: `steps[${step}].opinions.branches[${index}].owner`,
    })),
  ]);
}
