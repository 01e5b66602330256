import { seededPositions } from './development-key/seeded-accounts.js';

/** `motcua positions`: a table of the seeded positions. */
export async function positions({ stdout }: Pick<NodeJS.Process, 'stdout'>): Promise<void> {
  const { positions: held, systems } = await seededPositions();
  const rows = [
    ['POSITION', 'UNIT', 'OFFICER', 'TITLE'],
    ...held.map(({ id, unitCode, officerName, title }) => [id, unitCode, officerName, title]),
  ];
  const width = (column: number) => Math.max(...rows.map((row) => row[column]!.length));
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 3 ? cell : cell.padEnd(width(column)))).join('  ');
  stdout.write(`${rows.map(line).join('\n')}\n\nTokens:  motcua token --position ${held[0]?.id ?? 'ID'}\n`);
  stdout.write(`Systems: ${systems.map(({ id }) => id).join(', ')}  (motcua token --system ID)\n`);
}
