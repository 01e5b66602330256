import { referenceEvents } from '@motcua/contracts';
import { dossierService } from '@motcua/dossier';
import { Client } from 'pg';

const LIMIT_MS = 60_000;
const POLL_MS = 100;

/**
 * Waits until the dossier service has handled every event of directory and catalog, so that the first request finds every unit
 * and procedure. @throws Error after a minute.
 */
export async function referenceDataConsumed(postgresUrl: string): Promise<void> {
  const databaseUrl = (name: string) => new URL(`/${name}`, postgresUrl).href;
  const published = await Promise.all(['directory', 'catalog'].map((name) => countOf(databaseUrl(name), EVENTS)));
  const wanted = published.reduce((sum, count) => sum + count, 0);
  for (const limit = Date.now() + LIMIT_MS; (await countOf(databaseUrl('dossier'), HANDLED)) < wanted;) {
    if (Date.now() > limit) throw new Error('The dossier service has not handled the units and procedures in time.');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Directory and catalogue publish more than the dossier service listens to. */
const listenedTo = referenceEvents.filter(({ topic }) => dossierService.consumes?.includes(topic));
const EVENTS = `select count(*)::integer as count from event
  where type in (${listenedTo.map(({ type }) => `'${type}'`).join(', ')})`;
/** Sequences of a subject have no gaps: the last one tells how many were handled. */
const HANDLED = 'select coalesce(sum(sequence), 0)::integer as count from consumed';

async function countOf(connectionString: string, query: string): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<{ count: number }>(query)).rows[0]!.count;
  } finally {
    await client.end();
  }
}
