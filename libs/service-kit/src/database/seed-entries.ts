import { hash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** A piece of the delivered data, under a key of its own: `unit:H52.05`. */
interface SeedEntry<Content> {
  readonly key: string;
  readonly content: Content;
}

/**
 * The entries that are new, or say something else than when they were taken over last; noted as taken over in the
 * service's table `seed_entry`.
 */
export async function takeOver<Content>(
  manager: EntityManager,
  entries: readonly SeedEntry<Content>[],
): Promise<SeedEntry<Content>[]> {
  const digests = entries.map(({ content }) => hash('sha256', JSON.stringify(content), 'hex'));
  const taken = await manager.query<{ key: string }[]>(
    `insert into seed_entry (key, digest)
     select key, decode(digest, 'hex') from unnest($1::text[], $2::text[]) as entry (key, digest)
     on conflict (key) do update set digest = excluded.digest where seed_entry.digest <> excluded.digest
     returning key`,
    [entries.map(({ key }) => key), digests],
  );
  const keys = new Set(taken.map(({ key }) => key));
  return entries.filter(({ key }) => keys.has(key));
}
