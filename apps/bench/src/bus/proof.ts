import { rowsOf } from '../system/engines.js';

/** Whether every event was handled once, and those of a subject in order. */
export type Proof = Readonly<
  Record<'events' | 'handled' | 'lost' | 'doubled' | 'foreign' | 'outOfOrder' | 'parked', number>
>;

/** Told from the two databases, not by the processes that are measured. */
export async function proofOf(producerUrl: string, consumerUrl: string): Promise<Proof> {
  const [sent] = await rowsOf<Pick<Proof, 'events'> & { checksum: string }>(
    producerUrl,
    `select count(*)::int as events, coalesce(sum(hashtextextended(subject || '/' || sequence, 0)::numeric), 0)::text as checksum
     from event`,
  );
  const [handled] = await rowsOf<Omit<Proof, 'events' | 'lost' | 'foreign'> & { distinct: number; checksum: string }>(
    consumerUrl,
    `with in_order as (
       select subject, sequence, lag(sequence) over (partition by subject order by position) as before from handled
     ), once as (select distinct subject, sequence from handled)
     select (select count(*) from handled)::int as handled,
            (select count(*) from once)::int as distinct,
            (select coalesce(sum(hashtextextended(subject || '/' || sequence, 0)::numeric), 0) from once)::text as checksum,
            (select count(*) from handled)::int - (select count(*) from once)::int as doubled,
            (select count(*) from in_order where sequence < before)::int as "outOfOrder",
            (select count(*) from parked)::int as parked`,
  );
  const { distinct, checksum, ...counts } = handled!;
  const { events } = sent!;
  const lost = events - distinct;
  return { events, ...counts, lost, foreign: lost === 0 && checksum !== sent!.checksum ? 1 : 0 };
}
