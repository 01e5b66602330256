import { isDeepStrictEqual } from 'node:util';
import { ProcedurePublished, succession } from '@motcua/contracts';
import { announce, type Publisher } from '@motcua/messaging';
import type { EntityManager } from 'typeorm';
import type { ProcedureContent, ProcedureVersion } from '../domain/procedure.js';
import { procedureVersionsOf, writeProcedureVersions } from '../persistence/procedure-versions.js';

/**
 * Publishes what is new or different about procedures. A procedure's versions follow each other as `succession` says; a
 * version whose end has moved is announced again under its number.
 *
 * @param wanted for each procedure, everything that shall hold from the first of these versions on.
 */
export async function publishProcedures(
  manager: EntityManager,
  wanted: ReadonlyMap<string, readonly ProcedureContent[]>,
  publisher: Publisher,
): Promise<void> {
  const published = Map.groupBy(await procedureVersionsOf(manager, [...wanted.keys()]), ({ code }) => code);
  const changes = [...wanted].map(([code, contents]) => {
    const known = published.get(code) ?? [];
    const { ended, added } = succession(known, contents, sameContent);
    return { ended, added: added.map((content, index) => ({ ...content, version: known.length + index + 1 })) };
  });
  const ended = changes.flatMap((change) => change.ended);
  const added: ProcedureVersion[] = changes.flatMap((change) => change.added);
  await writeProcedureVersions(manager, ended, added);
  const announced = [...ended, ...added];
  await announce(
    manager,
    announced.map(({ details: { confidential }, ...version }) => {
      return new ProcedurePublished(version.code, { ...version, ...(confidential === true && { confidential }) });
    }),
    publisher,
  );
}

function sameContent({ version: _, ...published }: ProcedureVersion, content: ProcedureContent): boolean {
  return isDeepStrictEqual({ ...published, validTo: null }, { ...content, validTo: null });
}
