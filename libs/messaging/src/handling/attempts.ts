import type { DataSource, EntityManager } from 'typeorm';
import type { IncomingMessage, MessageBatch } from '../transport/transport.js';
import { identityOf } from './received-event.js';

const BEGIN = `
  insert into delivery_attempt as a (topic, partition, first_message, attempts) values ($1, $2, $3, 1)
  on conflict (topic, partition) do update set
    attempts = case when a.first_message = excluded.first_message then a.attempts + 1 else 1 end,
    first_message = excluded.first_message
  returning attempts`;

/** Notes that a batch is begun, in a transaction of its own. Returns how often it was begun before and not ended. */
export async function beginBatch(
  dataSource: DataSource,
  { topic, partition, messages }: MessageBatch,
): Promise<number> {
  const rows = await dataSource.query<{ attempts: number }[]>(BEGIN, [topic, partition, identityOf(messages[0]!)]);
  return rows[0]!.attempts - 1;
}

/** The same for one message of a batch that died before: who kills the process is found out in the end. */
export async function beginMessage(
  dataSource: DataSource,
  { topic, partition }: MessageBatch,
  message: IncomingMessage,
): Promise<number> {
  const [rows] = await dataSource.query<[{ suspect_attempts: number }[], number]>(
    `update delivery_attempt set
       suspect_attempts = case when suspect = $3 then suspect_attempts + 1 else 1 end, suspect = $3
     where topic = $1 and partition = $2 returning suspect_attempts`,
    [topic, partition, identityOf(message)],
  );
  return (rows[0]?.suspect_attempts ?? 1) - 1;
}

/** In the transaction of the work: it is ended. */
export async function endBatch(manager: EntityManager, { topic, partition }: MessageBatch): Promise<void> {
  await manager.query(
    'update delivery_attempt set attempts = 0, suspect = null, suspect_attempts = 0 where topic = $1 and partition = $2',
    [topic, partition],
  );
}
