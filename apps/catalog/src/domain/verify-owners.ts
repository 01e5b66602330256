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
  for (const { name, owner, field } of ownedOf(definition)) {
    if (owner === null) {
      found.push(problems.ownerMissing(name)(field));
      continue;
    }
    const parsed = parseUnitExpression(owner.unit);
    const known = isRole(owner.role);
    if (!known) found.push(problems.roleUnknown(owner.role)(`${field}.role`));
    if ('fault' in parsed) found.push(problems.badUnitExpression(owner.unit, parsed.fault)(`${field}.unit`));
    else if (organisation) found.push(...verifyUnits(owner, parsed.expression, field, receipts, organisation));
  }
  return found;
}

function verifyUnits(
  { role, unit: text }: StepOwner,
  expression: UnitExpression,
  field: string,
  receipts: readonly Receipt[],
  { tree, holders }: Organisation,
): ProcessProblem[] {
  const answers = receipts.map((receipt) => ({ receipt, unit: evaluate(expression, receipt, tree) }));
  const found: ProcessProblem[] = [];
  const without = coverage(
    answers,
    ({ unit }) => unit === undefined,
    ({ receipt: { receiving } }) => `${receiving.code} (${receiving.name})`,
  );
  if (without) found.push(problems.noUnit(text, without)(`${field}.unit`));
  const units = [...new Set(answers.flatMap(({ unit }) => unit ?? []))];
  if (!isRole(role) || units.length === 0) return found;
  const unmanned = coverage(
    units,
    ({ code }) => !isHeldIn(holders, role, code),
    ({ code, name }) => `${code} (${name})`,
  );
  if (unmanned?.missing === units.length) found.push(problems.roleHeldByNobody(role, text)(`${field}.role`));
  else if (unmanned) found.push(problems.roleMissingInUnits(role, unmanned)(`${field}.role`));
  return found;
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
