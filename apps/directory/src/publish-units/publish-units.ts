import { isDeepStrictEqual } from 'node:util';
import { succession, UnitPublished } from '@motcua/contracts';
import { announce, type Publisher } from '@motcua/messaging';
import type { EntityManager } from 'typeorm';
import type { UnitContent, UnitVersion } from '../domain/unit.js';
import { unitVersionsOf, writeUnitVersions } from '../persistence/unit-versions.js';

/**
 * Publishes what is new or different about units. A unit's versions follow each other as `succession` says; a version
 * whose end has moved is announced again under its number.
 *
 * @param wanted for each unit, everything that shall hold from the first of these versions on.
 * @returns codes of the units about which something was published.
 */
export async function publishUnits(
  manager: EntityManager,
  wanted: ReadonlyMap<string, readonly UnitContent[]>,
  publisher: Publisher,
): Promise<Set<string>> {
  const published = Map.groupBy(await unitVersionsOf(manager, [...wanted.keys()]), ({ code }) => code);
  const changes = [...wanted].map(([code, contents]) => {
    const known = published.get(code) ?? [];
    const { ended, added } = succession(known, contents, sameContent);
    return { ended, added: added.map((content, index) => ({ ...content, version: known.length + index + 1 })) };
  });
  const ended = changes.flatMap((change) => change.ended);
  const added: UnitVersion[] = changes.flatMap((change) => change.added);
  await writeUnitVersions(manager, ended, added);
  const announced = [...ended, ...added];
  await announce(
    manager,
    announced.map((version) => new UnitPublished(version.code, version)),
    publisher,
  );
  return new Set(announced.map(({ code }) => code));
}

function sameContent({ version: _, ...published }: UnitVersion, content: UnitContent): boolean {
  return isDeepStrictEqual({ ...published, validTo: null }, { ...content, validTo: null });
}
