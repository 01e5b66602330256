import type { Service } from '../service.js';
import { documentedKitVariables } from './kit-variables.js';
import type { Variable, Variables } from './variable.js';

/** `docs/configuration.md`: every variable of every service. */
export function configurationReference(services: readonly Service[]): string {
  const kit = new Map<string, { variable: Variable; services: string[] }>();
  for (const service of services) {
    for (const [name, variable] of Object.entries(documentedKitVariables(service))) {
      const entry = kit.get(name) ?? { variable, services: [] };
      entry.services.push(service.name);
      kit.set(name, entry);
    }
  }
  const common = [...kit].map(
    ([name, { variable, services: readers }]) =>
      `${row(name, variable)} ${readers.length === services.length ? 'all' : readers.join(', ')} |`,
  );
  return [
    '# Configuration',
    '',
    'Generated from the code (`npm run docs`). An empty variable counts as absent. A wrong configuration ends the start with',
    'exit code 1 and a message that names every wrong variable.',
    '',
    '## Every service',
    '',
    '| variable | meaning | default | secret | read by |',
    '|---|---|---|---|---|',
    ...common,
    '',
    ...services.flatMap((service) => ownVariables(service)),
  ].join('\n');
}

function ownVariables(service: Service): string[] {
  const own: Variables = service.variables ?? {};
  const rows = Object.entries(own).map(([name, variable]) => row(name, variable));
  if (rows.length === 0) return [];
  return [
    `## ${service.name} (${service.title})`,
    '',
    '| variable | meaning | default | secret |',
    '|---|---|---|---|',
    ...rows,
    '',
  ];
}

function row(name: string, variable: Variable): string {
  const choices = variable.choices
    ? ` One of: ${variable.choices.map((choice) => `\`${String(choice)}\``).join(', ')}.`
    : '';
  const example = variable.example ? ` Example: \`${variable.example}\`.` : '';
  const meaning = `${variable.desc}.${choices}${example}`.replaceAll('|', '\\|');
  return `| \`${name}\` | ${meaning} | ${defaultOf(variable)} | ${variable.secret ? 'yes' : ''} |`;
}

function defaultOf(variable: Variable): string {
  if (!('default' in variable)) return '**required**';
  if (variable.default === undefined || isEmptyList(variable.default)) return 'none';
  if (variable.secret) return 'set, not shown';
  return variable.default === '' ? 'empty' : `\`${JSON.stringify(variable.default).replace(/^"|"$/g, '')}\``;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
