import type { EntityManager } from 'typeorm';
import { rootColumns, rootText, type AuditRoot } from './audit-root.js';

/** Who stamps the text of a root, and answers only with what it has verified. */
export interface Stamper {
  stamp(message: Buffer, stop?: AbortSignal): Promise<{ readonly token: Buffer; readonly time: Date }>;
}

/* They are stamped in order. One without a stamp below a later stamp has lost it: a new one would hide that. */
const WAITING = 'number > (select coalesce(max(audit_stamp.number), 0) from audit_stamp)';
const NEXT = `select ${rootColumns} from audit_root where ${WAITING} order by number limit 1`;

/** Roots without a time stamp. */
export interface WaitingRoots {
  readonly roots: number;
  /** End of the hour of the oldest; null when there is none. */
  readonly since: Date | null;
}

export async function waitingRoots(manager: EntityManager): Promise<WaitingRoots> {
  const [waiting] = await manager.query<WaitingRoots[]>(
    `select count(*)::integer as roots, min(ended_at) as since from audit_root where ${WAITING}`,
  );
  return waiting!;
}

/** Stamps the oldest root that waits, and stores what came. False: none waits. @throws what the stamper throws: the root goes on waiting. */
export async function stampOldest(manager: EntityManager, stamper: Stamper, stop: AbortSignal): Promise<boolean> {
  const [root] = await manager.query<AuditRoot[]>(NEXT);
  if (!root) return false;
  const { token, time } = await stamper.stamp(rootText(root), stop);
  await manager.query('insert into audit_stamp (number, token, stamped_at) values ($1, $2, $3)', [
    root.number,
    token,
    time,
  ]);
  return true;
}
