import { KeyRing, type CommandContext, type PersonalDataConfiguration } from '@motcua/service-kit';
import { WrappedKeyRepository } from '../persistence/wrapped-key.repository.js';

/**
 * `rewrap-personal-data`: brings every key under PERSONAL_DATA_KEY, a batch in a transaction, while the service runs. Broken off it goes on
 * where it was; afterwards the former key can be taken out of PERSONAL_DATA_OTHER_KEYS.
 */
export async function rewrapPersonalData({ dataSource, config, say }: CommandContext): Promise<void> {
  const keys = new WrappedKeyRepository(dataSource, KeyRing.of(config as PersonalDataConfiguration));
  await keys.rewrapIndexKey();
  let [keysDone, after] = [0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const batch = await keys.rewrapAfter(after);
    if (batch === undefined) break;
    keysDone += batch.count;
    after = batch.last;
    if (keysDone % 100_000 < batch.count) say(`${keysDone} keys so far`);
  }
  say(`${keysDone} keys brought under PERSONAL_DATA_KEY`);
}
