import type { RecordedStatement } from './record-statements.js';

/** The dossier the statements were recorded with. */
export interface RecordedDossier {
  readonly code: string;
  readonly id: string;
  readonly unitCode: string;
}

/**
 * A pgbench script (for `-M prepared`) of the statements of one lifecycle. Each run of it has a dossier of its own, in one
 * of the twelve districts; everything else is as it was recorded.
 */
export function pgbenchScript(statements: readonly RecordedStatement[], dossier: RecordedDossier): string {
  const chosen = ['\\set unit random(31, 42)', '\\set number random(1, 1000000000000000)'];
  let hasId = false;
  const commands = statements.map(({ text, values }) => {
    const filled = text.trim().replace(/\$(\d+)/g, (_, place: string) => {
      const value = values[Number(place) - 1];
      if (value === undefined) throw new Error(`A statement was recorded without its parameter ${place}`);
      return value === dossier.id && hasId ? ':id' : expressionOf(value, dossier);
    });
    const creates = !hasId && /^with changed as/.test(filled) && filled.endsWith('select id from changed');
    hasId ||= creates;
    return `${filled}${creates ? ' \\gset' : ';'}`;
  });
  return `${[...chosen, ...commands].join('\n')}\n`;
}

const unitExpression = `('H52.' || :unit::text)`;
const codeExpression = `('H52.' || :unit::text || '-991231-' || :number::text)`;

function expressionOf(value: string | null, { code, unitCode }: RecordedDossier): string {
  if (value === null) return 'null';
  if (value === code) return codeExpression;
  if (value === unitCode) return unitExpression;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return 'gen_random_uuid()';
  return literal(value);
}

/** A colon would be taken for a variable, in quotes too. */
function literal(value: string): string {
  return `E'${value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\x3a')}'`;
}
