import {
  isAction,
  isEndStatus,
  isPossibleIn,
  isStatus,
  statusAfter,
  type ProcessDefinition,
  type ProcessStep,
  type ProcessTransition,
} from './process-definition.js';
import { problems, type ProcessProblem } from './process-problem.js';
import { reachableFrom, reaching } from './process-graph.js';

/** What can be judged by looking at the definition alone. */
export function verifyShape(definition: ProcessDefinition): ProcessProblem[] {
  return [
    ...verifyScope(definition),
    ...verifyCodes(definition),
    ...verifyWays(definition),
    ...definition.steps.flatMap((step, index) => verifyStep(step, `steps[${index}]`, definition)),
    ...definition.transitions.flatMap((transition, index) =>
      verifyTransition(transition, `transitions[${index}]`, definition),
    ),
    ...definition.ends.flatMap(({ portalStatus }, index) =>
      verifyStatus(portalStatus, `ends[${index}].portalStatus`, true),
    ),
  ];
}

function verifyScope({ isDefault, procedures }: ProcessDefinition): ProcessProblem[] {
  return isDefault === procedures.length > 0 ? [problems.scopeUnclear()('procedures')] : [];
}

/** Steps and ends share one set of codes; branches have one for each step. */
function verifyCodes({ steps, ends, procedures, transitions }: ProcessDefinition): ProcessProblem[] {
  const nodes = [
    ...steps.map(({ code }, index) => ({ code, field: `steps[${index}].code` })),
    ...ends.map(({ code }, index) => ({ code, field: `ends[${index}].code` })),
  ];
  const branches = steps.map(({ opinions }, step) =>
    (opinions?.branches ?? []).map(({ code }, index) => ({
      code,
      field: `steps[${step}].opinions.branches[${index}].code`,
    })),
  );
  const named = procedures.map((code, index) => ({ code, field: `procedures[${index}]` }));
  const keys = transitions.map(({ from, to, action, label }) => JSON.stringify([from, to, action, label]));
  return [
    ...[nodes, named, ...branches].flatMap((group) =>
      group
        .filter(({ code }, index) => group.findIndex((other) => other.code === code) < index)
        .map(({ code, field }) => problems.duplicateCode(code)(field)),
    ),
    ...keys.flatMap((key, index) =>
      keys.indexOf(key) < index ? [problems.duplicateTransition()(`transitions[${index}]`)] : [],
    ),
  ];
}

function verifyWays({ steps, transitions, ends, start }: ProcessDefinition): ProcessProblem[] {
  const found: ProcessProblem[] = [];
  const starts = steps.some(({ code }) => code === start);
  if (!starts) found.push(problems.startMissing(start)('start'));
  if (ends.length === 0) found.push(problems.endMissing()('ends'));
  const endCodes = ends.map(({ code }) => code);
  const reached = reachableFrom([start], transitions);
  const leading = reaching(endCodes, transitions);
  // without a start or an end every step would be named for the same reason
  const unreachable = (kind: string, nodes: readonly { code: string; name: string }[]) =>
    nodes.flatMap(({ code, name }, index) =>
      !starts || reached.has(code) ? [] : [problems.unreachable(name)(`${kind}[${index}]`)],
    );
  const dead = steps.flatMap(({ code, name }, index) =>
    ends.length === 0 || leading.has(code) ? [] : [problems.deadEnd(name)(`steps[${index}]`)],
  );
  return [...found, ...unreachable('steps', steps), ...unreachable('ends', ends), ...dead];
}

function verifyStep(step: ProcessStep, field: string, { transitions }: ProcessDefinition): ProcessProblem[] {
  const { name, kind, opinions, mayDo } = step;
  const found = verifyStatus(step.portalStatus, `${field}.portalStatus`, false);
  if (step.limit === null) found.push(problems.limitMissing(name)(`${field}.limit`));
  if (kind !== 'parallelOpinion') {
    if (opinions) found.push(problems.strayOpinions(name)(`${field}.opinions`));
  } else if (!opinions || opinions.branches.length === 0) {
    found.push(problems.noBranch(name)(`${field}.opinions`));
  }
  opinions?.branches.forEach(({ name: branch, limit }, index) => {
    if (limit === null) found.push(problems.limitMissing(branch)(`${field}.opinions.branches[${index}].limit`));
  });
  mayDo.forEach((action, index) => {
    found.push(...verifyAction(action, step, transitions).map((at) => at(`${field}.mayDo[${index}]`)));
  });
  return found;
}

function verifyAction(
  action: string,
  { code, name, portalStatus }: ProcessStep,
  transitions: readonly ProcessTransition[],
): ((field: string) => ProcessProblem)[] {
  if (!isAction(action)) return [problems.actionUnknown(action)];
  const found = [];
  if (portalStatus !== null && isStatus(portalStatus) && !isPossibleIn(action, portalStatus)) {
    found.push(problems.actionImpossible(action, portalStatus));
  }
  // what the citizen hands in changes nothing until it is judged, nor does a new appointment
  const leads = transitions.some((transition) => transition.from === code && transition.action === action);
  if (!leads && action !== 'submitSupplement' && statusAfter(action) !== null)
    found.push(problems.actionLeadsNowhere(action, name));
  return found;
}

function verifyTransition(
  transition: ProcessTransition,
  field: string,
  { steps, ends }: ProcessDefinition,
): ProcessProblem[] {
  const { from, to, action, portalStatus } = transition;
  const source = steps.find(({ code }) => code === from);
  const target = steps.find(({ code }) => code === to) ?? ends.find(({ code }) => code === to);
  const found = verifyStatus(portalStatus, `${field}.portalStatus`);
  if (!source) found.push(problems.unknownStep(from)(`${field}.from`));
  if (!target) found.push(problems.unknownTarget(to)(`${field}.to`));
  const known = action !== null && isAction(action);
  if (action !== null && !known) {
    found.push(problems.actionUnknown(action)(`${field}.action`));
  } else if (action !== null && source && !source.mayDo.includes(action)) {
    found.push(problems.actionNotAllowed(action, source.name)(`${field}.action`));
  }
  if (found.length > 0 || portalStatus === null) return found;
  const wanted = [target?.portalStatus, known ? statusAfter(action) : source?.portalStatus];
  const other = wanted.find((status) => status != null && status !== portalStatus);
  return other == null ? [] : [problems.statusDiffers(portalStatus, other)(`${field}.portalStatus`)];
}

/** @param ends whether it is the status of an end; undefined: of a transition, which may lead to either. */
function verifyStatus(status: string | null, field: string, ends?: boolean): ProcessProblem[] {
  if (status === null) return [problems.statusMissing()(field)];
  if (!isStatus(status)) return [problems.statusUnknown(status)(field)];
  return ends !== undefined && ends !== isEndStatus(status) ? [problems.endStatus(status)(field)] : [];
}
