import { portalDifferences } from '../domain/compare-portal.js';
import { importedProcedure } from '../domain/import-procedure.js';
import type { ImportRow } from '../domain/portal-import.js';
import type { FullProcedure } from '../domain/procedure-content.js';
import type { ListedProcedure, ReadProcedure } from './portal-procedures.js';

/** What an import says of one procedure that was read. */
export function examined(listed: ListedProcedure, read: ReadProcedure, ours: FullProcedure | undefined): ImportRow {
  const { procedure, raw, digest } = read;
  const row = { code: listed.code, name: procedure.name || listed.name, raw, digest, differences: [], content: null };
  if (!procedure.public) return { ...row, outcome: 'notPublic', problems: [] };
  const { content, problems } = importedProcedure(procedure, ours);
  if (content === null) return { ...row, outcome: 'bad', problems };
  if (ours === undefined) return { ...row, outcome: 'new', problems, content };
  const differences = portalDifferences(ours, procedure);
  return differences.length === 0
    ? { ...row, outcome: 'same', problems: [] }
    : { ...row, outcome: 'differs', problems, differences, content };
}

export function unread({ code, name }: ListedProcedure, why: string): ImportRow {
  const problems = [{ path: '', code: 'NOT_READ', text: why, blocks: true }];
  return { code, name, outcome: 'unread', differences: [], problems, content: null, raw: null, digest: null };
}

export function missingOnPortal(code: string, name: string): ImportRow {
  return {
    code,
    name,
    outcome: 'missingOnPortal',
    differences: [],
    problems: [],
    content: null,
    raw: null,
    digest: null,
  };
}
