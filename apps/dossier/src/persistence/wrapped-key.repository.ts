import type { KeyRing, WrappedKey } from '@motcua/service-kit';
import type { DataSource } from 'typeorm';
import { indexKeyPlace, keyPlace } from './key-places.js';

const BATCH = 1_000;

/* Whoever erases one of them waits for the batch, or the batch for them: a key that is gone is not written again. */
const FORMER = `
  select id, wrapped, wrapped_by as "wrappedBy" from subject_key
  where id > $1 and wrapped_by <> $2 order by id limit ${BATCH} for update`;

const REWRAP = `
  update subject_key set wrapped = line.wrapped, wrapped_by = $3
  from unnest($1::uuid[], $2::bytea[]) as line (id, wrapped) where subject_key.id = line.id`;

/** Keys as they lie in the database, for a rotation of the keys of the installation. */
export class WrappedKeyRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
  ) {}

  /** Those that are not under the current key, from one id on; undefined: none is left. */
  rewrapAfter(id: string): Promise<{ count: number; last: string } | undefined> {
    return this.dataSource.transaction(async (manager) => {
      const rows = await manager.query<(WrappedKey & { id: string })[]>(FORMER, [id, this.ring.current]);
      const last = rows.at(-1);
      if (last === undefined) return undefined;
      const wrapped = rows.map((row) => this.rewrapped(row, keyPlace(row.id)));
      await manager.query(REWRAP, [rows.map((row) => row.id), wrapped, this.ring.current]);
      return { count: rows.length, last: last.id };
    });
  }

  async rewrapIndexKey(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const sql = 'select wrapped, wrapped_by as "wrappedBy" from identity_index_key for update';
      const [row] = await manager.query<WrappedKey[]>(sql);
      if (row === undefined || row.wrappedBy === this.ring.current) return;
      await manager.query('update identity_index_key set wrapped = $1, wrapped_by = $2', [
        this.rewrapped(row, indexKeyPlace),
        this.ring.current,
      ]);
    });
  }

  private rewrapped(key: WrappedKey, place: ReturnType<typeof keyPlace>): Buffer {
    return this.ring.wrap(this.ring.unwrap(key, place), place).wrapped;
  }
}
