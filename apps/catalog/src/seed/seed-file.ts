import { readFile } from 'node:fs/promises';
import type { ProcedureContent } from '../domain/procedure.js';

/** A row of procedures.json: without flags for its components, and with a mark how far it can be trusted. */
interface SeedProcedure extends Omit<ProcedureContent, 'components'> {
  readonly mark: 'confirmed' | 'illustrative';
  readonly components: readonly { readonly code: string; readonly name: string }[];
}

const file = new URL('../../seed/procedures.json', import.meta.url);

export async function readSeed(): Promise<ProcedureContent[]> {
  const { procedures } = JSON.parse(await readFile(file, 'utf8')) as { procedures: SeedProcedure[] };
  return procedures.map(contentOf);
}

/** The delivered data know no flags: every component must be there, none must be digitised. */
function contentOf({ mark: _, ...row }: SeedProcedure): ProcedureContent {
  const components = row.components.map(
    (component) => ({ ...component, required: true, digitise: 'optional' }) as const,
  );
  return { ...row, components };
}
