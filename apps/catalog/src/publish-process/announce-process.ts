import { ProcessPublished, succession, type ProcessDefinitionData } from '@motcua/contracts';
import { announce, type Publisher } from '@motcua/messaging';
import type { EntityManager } from 'typeorm';
import { assertSound, type ProcessVersion } from '../domain/process-version.js';
import { verifyProcess } from '../domain/verify-process.js';
import { assertScopesFree } from '../persistence/process-scopes.js';
import { endProcessVersions, writeProcessVersion } from '../persistence/process-versions.js';
import { surroundingsOf } from '../persistence/surroundings.js';

/**
 * Verifies and publishes a version: it ends those before it, and all of them are announced.
 *
 * @param versions all of the process.
 * @throws PROCESS_NOT_SOUND, PROCESS_SCOPE_TAKEN, each naming everything that is in the way.
 */
export async function announceProcess(
  manager: EntityManager,
  version: Omit<ProcessVersion, 'digest'>,
  versions: readonly ProcessVersion[],
  publisher: Publisher,
): Promise<ProcessVersion> {
  const { code, definition, validFrom } = version;
  assertSound(code, verifyProcess(definition, await surroundingsOf(manager, definition, validFrom)));
  const former = versions.filter(({ state }) => state === 'published');
  const { ended } = succession(former, [version], () => false);
  await endProcessVersions(manager, ended);
  await assertScopesFree(manager, version);
  const written = await writeProcessVersion(manager, version, publisher.at);
  const events = [...ended, written].map((one) => new ProcessPublished(code, dataOf(one)));
  await announce(manager, events, publisher);
  return written;
}

/** Verified: nothing is missing in it any more. The event's schema holds it to that. */
function dataOf({ code, version, definition, digest, validFrom, validTo }: ProcessVersion) {
  return { code, version, definition: definition as ProcessDefinitionData, digest, validFrom, validTo };
}
