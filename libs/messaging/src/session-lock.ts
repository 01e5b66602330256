import type { DataSource, QueryRunner } from 'typeorm';

/** Takes the advisory lock for this session, unless another one has it. */
export async function locked(session: QueryRunner, lock: number): Promise<boolean> {
  const rows = (await session.query('select pg_try_advisory_lock($1) as locked', [lock])) as { locked: boolean }[];
  return rows[0]?.locked === true;
}

/** The connection goes, not back to the pool: it may hold a lock. */
export async function discard(session: QueryRunner): Promise<void> {
  const client = (session as QueryRunner & { databaseConnection?: { end?(): Promise<void> } }).databaseConnection;
  await client?.end?.().catch(() => undefined);
}

/** Does the work on a session that holds the lock; nothing while another process of the database is at it. */
export async function asTheOnlyOne(
  dataSource: DataSource,
  lock: number,
  work: (session: QueryRunner) => Promise<void>,
): Promise<void> {
  const session = dataSource.createQueryRunner();
  try {
    if (!(await locked(session, lock))) return;
    await work(session);
    await session.query('select pg_advisory_unlock($1)', [lock]);
  } catch (error) {
    await discard(session);
    throw error;
  } finally {
    await session.release().catch(() => undefined);
  }
}
