import { StartError, type CommandContext } from '@motcua/service-kit';
import { ErasureRepository, type ErasedSubject } from '../persistence/erasure.repository.js';

/**
 * `erase-again < list`: erases in a database that was brought back from a backup whoever is on the list of `erased-persons`.
 * Harmless to repeat.
 */
export async function eraseAgain({ dataSource, input, say }: CommandContext): Promise<void> {
  const lines = (await input()).split('\n').filter((line) => line.trim() !== '');
  const persons = lines.map(personOf);
  const erasures = new ErasureRepository(dataSource);
  const open: string[] = [];
  for (const person of persons) open.push(...(await erasures.erase(person)));
  say(`${persons.length} persons on the list`);
  if (open.length === 0) return;
  throw new StartError(
    `Not erased, for in this database they have dossiers that are open: ${open.join(', ')}. Repeat when these have ended.`,
  );
}

const fields = ['subject', 'reason', 'legalBasis', 'requestedBy', 'requestedAt', 'erasedBy', 'erasedAt'] as const;

function personOf(line: string, index: number): ErasedSubject {
  try {
    const person = JSON.parse(line) as Record<string, string>;
    if (fields.some((field) => typeof person[field] !== 'string')) throw new TypeError('a field is missing');
    const { subject, reason, legalBasis, requestedBy, erasedBy } = person as Record<(typeof fields)[number], string>;
    const [requestedAt, erasedAt] = [new Date(person['requestedAt']!), new Date(person['erasedAt']!)];
    return { subject, reason, legalBasis, requestedBy, requestedAt, erasedBy, erasedAt };
  } catch (cause) {
    throw new StartError(`Line ${index + 1} is none of "erased-persons". Nothing was done.`, { cause });
  }
}
