import { hash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import { verifyEntries, type CodeListEntry } from '../domain/code-list.js';
import type { CodeListRepository, CodeListVersion } from '../persistence/code-list.repository.js';

export interface CodeListContent {
  readonly listId: string;
  readonly validFrom: string;
  readonly source: string;
  readonly entries: readonly CodeListEntry[];
}

/**
 * A list as a whole, from a day on; the same content changes nothing.
 *
 * @returns the version that has this content, and whether it is new.
 * @throws CODE_LIST_NOT_SOUND with every row, CODE_LIST_NOT_LATER
 */
export async function publishCodeList(
  manager: EntityManager,
  lists: CodeListRepository,
  { listId, validFrom, source, entries }: CodeListContent,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<{ readonly version: CodeListVersion; readonly added: boolean }> {
  const problems = verifyEntries(entries);
  if (problems.length > 0) {
    throw catalogErrors.CODE_LIST_NOT_SOUND({ list: listId, count: problems.length }, { sentences: problems });
  }
  await manager.query(`select pg_advisory_xact_lock(hashtext('catalog.code-list'))`);
  const [newest] = await lists.versions(listId, manager);
  const digest = hash('sha256', JSON.stringify(entries.map(({ code, name, parent }) => [code, name, parent])), 'hex');
  if (newest?.digest === digest) return { version: newest, added: false };
  if (newest && validFrom <= newest.validFrom) {
    throw catalogErrors.CODE_LIST_NOT_LATER({ list: listId, validFrom: newest.validFrom }, { field: 'validFrom' });
  }
  const version: CodeListVersion = {
    listId,
    version: (newest?.version ?? 0) + 1,
    validFrom,
    validTo: null,
    source,
    digest,
    recordedBy: by,
    recordedAt: at,
    size: entries.length,
  };
  await lists.add(manager, version, entries);
  return { version, added: true };
}
