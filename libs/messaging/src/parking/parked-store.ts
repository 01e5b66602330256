import type { Actor } from '@motcua/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { advance, standingOf } from '../handling/standing.js';
import { parkedErrors } from './parked-errors.js';
import type { ParkedReason, ParkedRow } from './parked-message.js';

/** What an operator sees of a parked message; its content stays where it is. */
export interface ParkedView {
  readonly id: string;
  readonly topic: string;
  readonly subject: string;
  readonly sequence: number | null;
  readonly type: string | null;
  readonly reason: ParkedReason;
  readonly error: string | null;
  readonly attempts: number;
  readonly parkedAt: Date;
  /** Null: waits for an operator. */
  readonly nextAttemptAt: Date | null;
}

type Act = 'retry' | 'skip';

/** What operators may see and do. Every act is written down with who did it. */
export class ParkedStore {
  constructor(private readonly dataSource: DataSource) {}

  async counts(): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>('select count(*)::integer as count from parked');
    return row?.count ?? 0;
  }

  async list(page: { limit: number; cursor?: string }): Promise<{ items: ParkedView[]; nextCursor: string | null }> {
    const after = /^\d{1,18}$/.test(page.cursor ?? '') ? page.cursor : '0';
    const items = await this.dataSource.query<ParkedView[]>(
      `select id, topic, subject, sequence, headers->>'ce_type' as type, reason, error, attempts,
         parked_at as "parkedAt", next_attempt_at as "nextAttemptAt"
       from parked where id > $1 order by id limit $2`,
      [after, page.limit + 1],
    );
    const shown = items.slice(0, page.limit);
    return { items: shown, nextCursor: items.length > page.limit ? shown.at(-1)!.id : null };
  }

  /**
   * Tries it at once. After a gap this says as well that what is missing will not come.
   *
   * @throws PARKED_NOT_FOUND
   */
  async retry(id: string, actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.locked(manager, id);
      await manager.query(
        `update parked set next_attempt_at = now(), deaths = 0, gap_accepted = gap_accepted or reason = 'gap' where id = $1`,
        [id],
      );
      await this.record(manager, row, 'retry', actor, null);
    });
  }

  /**
   * Gives it up for good; the next one of the subject follows.
   *
   * @throws PARKED_NOT_FOUND, PARKED_NOT_FIRST
   */
  async skip(id: string, actor: Actor, reason: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.locked(manager, id);
      await this.assertFirst(manager, row);
      const standing = (await standingOf(manager, row.topic, [row.subject])).get(row.subject)!;
      if (row.sequence !== null && row.sequence > standing.sequence) {
        await advance(manager, row.topic, new Map([[row.subject, { before: standing.sequence, after: row.sequence }]]));
      }
      await manager.query('delete from parked where id = $1', [id]);
      await this.record(manager, row, 'skip', actor, reason);
    });
  }

  private async locked(manager: EntityManager, id: string): Promise<ParkedRow> {
    const known = /^\d{1,18}$/.test(id)
      ? await manager.query<ParkedRow[]>('select * from parked where id = $1 for update', [id])
      : [];
    if (known[0]) return known[0];
    throw parkedErrors.PARKED_NOT_FOUND({ id });
  }

  private async assertFirst(manager: EntityManager, { id, topic, subject }: ParkedRow): Promise<void> {
    const [first] = await manager.query<{ id: string }[]>(
      'select id from parked where topic = $1 and subject = $2 order by coalesce(sequence, 0), id limit 1',
      [topic, subject],
    );
    if (first && first.id !== id) throw parkedErrors.PARKED_NOT_FIRST({ id, first: first.id, subject });
  }

  private async record(manager: EntityManager, row: ParkedRow, act: Act, { id: actor }: Actor, reason: string | null) {
    await manager.query(
      `insert into parked_act (act, actor, reason, parked_id, topic, subject, sequence, event_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [act, actor, reason, row.id, row.topic, row.subject, row.sequence, row.headers['ce_id'] ?? null],
    );
  }
}
