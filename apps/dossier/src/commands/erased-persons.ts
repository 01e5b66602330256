import type { CommandContext } from '@motcua/service-kit';
import { ErasureRepository } from '../persistence/erasure.repository.js';

/** `erased-persons`: whose data were erased, one JSON object a line, for `erase-again`. */
export async function erasedPersons({ dataSource, print, say }: CommandContext): Promise<void> {
  const erased = await new ErasureRepository(dataSource).everyErased();
  for (const person of erased) print(JSON.stringify(person));
  say(`${erased.length} persons were erased`);
}
