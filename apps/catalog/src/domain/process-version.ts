import { catalogErrors } from './catalog-errors.js';
import type { ProcessDefinition } from './process-definition.js';
import type { ProcessProblem } from './process-problem.js';

export const processStates = ['draft', 'approved', 'published'] as const;
export type ProcessState = (typeof processStates)[number];

/** What an author writes. */
export interface ProcessContent {
  readonly definition: ProcessDefinition;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface ProcessVersion extends ProcessContent {
  readonly code: string;
  readonly version: number;
  readonly state: ProcessState;
  /** Number of the last change of the version, from 1; the ETag. */
  readonly revision: number;
  /** SHA-256 of the definition, hexadecimal. */
  readonly digest: string;
  readonly draftedBy: string;
  readonly changedBy: string;
  readonly approvedBy: string | null;
  readonly publishedBy: string | null;
}

/** What a change of a version decides; the digest follows from the definition. */
type Changed = Omit<ProcessVersion, 'digest'>;

export function drafted(content: ProcessContent, version: number, by: string): Changed {
  assertValidity(content);
  const { definition, validFrom, validTo } = content;
  const authors = { draftedBy: by, changedBy: by, approvedBy: null, publishedBy: null };
  return {
    definition,
    validFrom,
    validTo,
    code: definition.code,
    version,
    state: 'draft',
    revision: 1,
    ...authors,
  };
}

/** A change takes an approval back: what was approved was something else. */
export function changed(version: ProcessVersion, content: ProcessContent, by: string): Changed {
  assertOpen(version);
  const { definition, validFrom, validTo } = content;
  if (definition.code !== version.code) {
    throw catalogErrors.PROCESS_CODE_DIFFERS({ code: version.code }, { field: 'definition.code' });
  }
  assertValidity(content);
  const next = { revision: version.revision + 1, state: 'draft', changedBy: by, approvedBy: null } as const;
  return { ...version, definition, validFrom, validTo, ...next };
}

/** Four eyes: who drafted it or changed it last cannot approve it. */
export function approved(version: ProcessVersion, by: string): ProcessVersion {
  const { code, version: number, state } = version;
  assertOpen(version);
  if (state !== 'draft') throw catalogErrors.PROCESS_APPROVED({ code, version: number });
  if (by === version.draftedBy || by === version.changedBy) {
    throw catalogErrors.PROCESS_FOUR_EYES({ code, version: number });
  }
  return { ...version, state: 'approved', approvedBy: by, revision: version.revision + 1 };
}

/** Nothing is published into the past: dossiers have been received by what was in force. */
export function published(version: ProcessVersion, by: string, today: string): ProcessVersion {
  const { code, version: number, state, validFrom } = version;
  assertOpen(version);
  if (state !== 'approved') throw catalogErrors.PROCESS_NOT_APPROVED({ code, version: number });
  if (validFrom < today) throw catalogErrors.PROCESS_BACKDATED({ validFrom, today }, { field: 'validFrom' });
  return { ...version, state: 'published', publishedBy: by, revision: version.revision + 1 };
}

/** @throws PROCESS_NOT_SOUND naming every error; warnings keep nobody from publishing. */
export function assertSound(code: string, problems: readonly ProcessProblem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw catalogErrors.PROCESS_NOT_SOUND({ code, count: errors.length }, { sentences: errors });
}

/** @throws PROCESS_STALE when somebody else has changed it since it was read. */
export function assertExpected({ code, version, revision }: ProcessVersion, expected: number | undefined): void {
  if (expected === undefined || expected === revision) return;
  throw catalogErrors.PROCESS_STALE({ code, version, revision, expected }, { field: 'If-Match' });
}

function assertOpen({ code, version, state }: ProcessVersion): void {
  if (state === 'published') throw catalogErrors.PROCESS_PUBLISHED({ code, version });
}

function assertValidity({ validFrom, validTo }: ProcessContent): void {
  if (validTo !== null && validTo <= validFrom) {
    throw catalogErrors.PROCESS_ENDS_BEFORE_IT_BEGINS({ validFrom, validTo }, { field: 'validTo' });
  }
}
