import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { waitAfter, type LockOut } from '../domain/lock-out.js';

interface Row {
  readonly failures: number;
  readonly lastAt: Date;
  readonly blockedUntil: Date | null;
}

/** Failed attempts by whom they are counted for. */
@Injectable()
export class AttemptRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Counts an attempt as failed before it is looked at: many at the same moment gain nothing. Null: it may be looked at; else
   * until when it may not, and then it is not counted.
   */
  async begin(key: Buffer, lockOut: LockOut, at: Date): Promise<Date | null> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        'insert into sign_in_attempt (key, failures, last_at) values ($1, 0, $2) on conflict do nothing',
        [key, at],
      );
      const [row] = await manager.query<[Row]>(
        `select failures, last_at as "lastAt", blocked_until as "blockedUntil" from sign_in_attempt where key = $1 for update`,
        [key],
      );
      if (row.blockedUntil !== null && row.blockedUntil > at) return row.blockedUntil;
      const forgotten = at.getTime() - row.lastAt.getTime() > lockOut.forgottenAfterMs;
      const failures = (forgotten ? 0 : row.failures) + 1;
      const wait = waitAfter(failures, lockOut);
      await manager.query('update sign_in_attempt set failures = $2, last_at = $3, blocked_until = $4 where key = $1', [
        key,
        failures,
        at,
        wait === 0 ? null : new Date(at.getTime() + wait),
      ]);
      return null;
    });
  }

  /** It did not fail: all that was counted is forgotten. */
  async forget(key: Buffer): Promise<void> {
    await this.dataSource.query('delete from sign_in_attempt where key = $1', [key]);
  }

  /** It did not fail: this one is not counted. */
  async takeBack(key: Buffer): Promise<void> {
    await this.dataSource.query(
      'update sign_in_attempt set failures = greatest(failures - 1, 0), blocked_until = null where key = $1',
      [key],
    );
  }

  async sweep(before: Date): Promise<void> {
    await this.dataSource.query('delete from sign_in_attempt where last_at < $1', [before]);
  }
}
