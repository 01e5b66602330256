import type { RecordedStatement } from './record-statements.js';

/** The dossier the statements were recorded with. */
export interface RecordedDossier {
  readonly code: string;
  readonly id: string;
  readonly unitCode: string;
  /** Id of its owner, which stays the same. */
  readonly subject: string;
}

/** For `pgbench -M prepared`: values that stay the same are variables, so that they travel as parameters like the service's. */
export interface PgbenchScript {
  readonly text: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The statements of one lifecycle. Each run has a dossier of its own, in one of the twelve districts; everything else is as
 * it was recorded.
 */
export function pgbenchScript(statements: readonly RecordedStatement[], dossier: RecordedDossier): PgbenchScript {
  const names = new Map<string, string>();
  const nameOf = (value: string): string => {
    const name = names.get(value) ?? `value${names.size + 1}`;
    names.set(value, name);
    return name;
  };
  let hasId = false;
  const commands = statements.map(({ text, values }) => {
    const filled = text.trim().replace(/\$(\d+)/g, (_, place: string) => {
      const value = values[Number(place) - 1];
      if (value === undefined) throw new Error(`A statement was recorded without its parameter ${place}`);
      if (value === dossier.id && hasId) return ':id';
      return ownValue(value, dossier) ?? `:${nameOf(value!)}`;
    });
    const creates = !hasId && filled.endsWith('select id from changed');
    hasId ||= creates;
    return `${filled}${creates ? ' \\gset' : ';'}`;
  });
  return {
    text: ['\\set unit random(31, 42)', '\\set number random(1, 1000000000000000)', ...commands, ''].join('\n'),
    variables: Object.fromEntries([...names].map(([value, name]) => [name, value])),
  };
}

/** What differs from dossier to dossier, as an expression. */
function ownValue(value: string | null, { code, unitCode, subject }: RecordedDossier): string | undefined {
  if (value === null) return 'null';
  if (value === subject) return undefined;
  if (value === code) return `('H52.' || :unit::text || '-991231-' || :number::text)`;
  if (value === unitCode) return `('H52.' || :unit::text)`;
  if (value === `{"${unitCode}"}`) return `array['H52.' || :unit::text]`;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return 'gen_random_uuid()';
  return undefined;
}
