import { readFile } from 'node:fs/promises';
import type { Clock } from '@motcua/contracts';
import type { SeedOutcome } from '@motcua/service-kit';
import type { DataSource } from 'typeorm';
import { publishCodeList, type CodeListContent } from '../publish-code-list/next-code-list.js';
import type { CodeKind } from '../domain/resolve-code.js';
import { CodeListRepository, type CodeList } from '../persistence/code-list.repository.js';
import { CodeMappingRepository, type StoredReplacement } from '../persistence/code-mapping.repository.js';

interface Delivered {
  readonly lists: readonly (CodeList & Omit<CodeListContent, 'listId'>)[];
  readonly replacements: readonly (StoredReplacement & { readonly kind: CodeKind })[];
}

/** The delivered code lists, each once, and what replaced what; what is there already is left alone. */
export async function seedCodes({ dataSource, clock }: { dataSource: DataSource; clock: Clock }): Promise<SeedOutcome> {
  const file = new URL('../../seed/codes.json', import.meta.url);
  const { lists, replacements } = JSON.parse(await readFile(file, 'utf8')) as Delivered;
  const [codeLists, mappings] = [new CodeListRepository(dataSource), new CodeMappingRepository(dataSource)];
  const act = { by: 'seed', at: clock.now() };
  return dataSource.transaction(async (manager) => {
    let inserted = 0;
    for (const { id, title, ...content } of lists) {
      await codeLists.addList(manager, { id, title });
      if ((await codeLists.versions(id, manager)).length > 0) continue;
      await publishCodeList(manager, codeLists, { listId: id, ...content }, act);
      inserted += 1;
    }
    for (const { kind, ...replacement } of replacements) {
      if (await mappings.addReplacement(manager, kind, replacement, act)) inserted += 1;
    }
    return { inserted, unchanged: lists.length + replacements.length - inserted };
  });
}
