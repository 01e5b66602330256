import { dossierStatuses } from '@motcua/contracts';
import {
  isStatus,
  type ProcessDefinition,
  type ProcessStep,
  type ProcessTransition,
  type StepOwner,
} from './process-definition.js';
import { isRole, processRoles } from './process-roles.js';
import { limitText } from './working-time.js';

/** Shapes of Mermaid's flowcharts; what is drawn has to be seen at a glance. */
const shapes: Readonly<Record<ProcessStep['kind'], readonly [open: string, close: string]>> = {
  receive: ['[/', '/]'],
  assign: ['[', ']'],
  review: ['[', ']'],
  parallelOpinion: ['[[', ']]'],
  supplement: ['[\\', '\\]'],
  tax: ['[(', ')]'],
  sign: ['{{', '}}'],
  return: ['[/', '\\]'],
};

const joinNames = { all: 'chờ đủ mọi ý kiến', any: 'chỉ cần một ý kiến' } as const;

/**
 * The process as a Mermaid flowchart: steps with owner and limit, a decision where a step has several ways on, parallel
 * opinions between their step and the join. Identifiers are numbered here, so that no name can break the chart.
 */
export function diagramOf(definition: ProcessDefinition): string {
  const { steps, ends, transitions, start } = definition;
  const ids = new Map<string, string>();
  steps.forEach(({ code }, index) => ids.set(code, `s${index + 1}`));
  ends.forEach(({ code }, index) => ids.set(code, `e${index + 1}`));
  const lines = [
    ...steps.flatMap((step) => stepLines(step, ids.get(step.code)!)),
    ...ends.map((end) => `${ids.get(end.code)!}${node(['([', '])'], [end.name, statusText(end.portalStatus)])}`),
    ...(ids.has(start) ? ['begin((" "))', `begin --> ${ids.get(start)!}`] : []),
    ...steps.flatMap((step) => wayLines(step, transitions, ids)),
  ];
  return `${['flowchart TD', ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}

function stepLines({ name, kind, owner, limit, portalStatus, opinions }: ProcessStep, id: string): string[] {
  const facts = [name, ownerText(owner), limit === null ? '' : limitText(limit).vi, statusText(portalStatus)];
  const own = `${id}${node(shapes[kind], facts)}`;
  if (!opinions || opinions.branches.length === 0) return [own];
  const branches = opinions.branches.flatMap((branch, index) => {
    const branchId = `${id}b${index + 1}`;
    const texts = [branch.name, ownerText(branch.owner), branch.limit === null ? '' : limitText(branch.limit).vi];
    return [`${branchId}${node(['[', ']'], texts)}`, `${id} -.-> ${branchId}`, `${branchId} -.-> ${id}j`];
  });
  return [own, ...branches, `${id}j${node(['(', ')'], [joinNames[opinions.join]])}`];
}

/** With several ways on they leave from a decision, of a parallel step from its join. */
function wayLines(step: ProcessStep, transitions: readonly ProcessTransition[], ids: Map<string, string>): string[] {
  const id = ids.get(step.code)!;
  const ways = transitions.filter(({ from, to }) => from === step.code && ids.has(to));
  const last = step.opinions && step.opinions.branches.length > 0 ? `${id}j` : id;
  const arrows = (from: string) =>
    ways.map(({ to, label }) => `${from} -->${label.trim() === '' ? '' : `|${quoted([label])}|`} ${ids.get(to)!}`);
  return ways.length < 2 ? arrows(last) : [`${id}d{" "}`, `${last} --> ${id}d`, ...arrows(`${id}d`)];
}

function node([open, close]: readonly [string, string], texts: readonly string[]): string {
  return `${open}${quoted(texts)}${close}`;
}

function ownerText(owner: StepOwner | null): string {
  if (owner === null) return '';
  return `${isRole(owner.role) ? processRoles[owner.role].vi : owner.role} @ ${owner.unit}`;
}

function statusText(status: string | null): string {
  if (status === null || !isStatus(status)) return status ?? '';
  return `${dossierStatuses[status].code} – ${dossierStatuses[status].vi}`;
}

function quoted(texts: readonly string[]): string {
  return `"${texts
    .filter((text) => text.trim() !== '')
    .map(escaped)
    .join('<br/>')}"`;
}

/**
 * Only letters, digits, blanks and harmless signs stay; all others become Mermaid's entities, `#34;` for a quote. So do
 * the signs that would begin a list in its Markdown: "1. Tiếp nhận".
 */
function escaped(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[.-](?= )|[^\p{L}\p{M}\p{N} .,:()@–→-]/gu, (sign) => `#${sign.codePointAt(0)!};`);
}
