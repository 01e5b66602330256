import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface Waiter {
  readonly resolve: (number: number) => void;
  readonly reject: (error: unknown) => void;
}

/*
 * A transaction of its own, so that no dossier waits for the commit of another one. It need not reach the disk before it
 * returns: the dossier's own commit, which does, writes everything that came before it in the log as well.
 */
const TAKE = `
  insert into dossier_number as n (unit_code, day, last)
  select $1, $2::date, $3::integer from (select set_config('synchronous_commit', 'off', true) as setting) as quick
  where quick.setting = 'off'
  on conflict (unit_code, day) do update set last = n.last + excluded.last
  returning last`;

/** Numbers of dossiers, by receiving unit and day. Those who ask at the same time share one statement. */
@Injectable()
export class DossierNumbers {
  private readonly waiting = new Map<string, Waiter[]>();

  constructor(private readonly dataSource: DataSource) {}

  /** @param day local date of registration, `YYYY-MM-DD`. */
  take(unitCode: string, day: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const key = `${unitCode} ${day}`;
      const line = this.waiting.get(key);
      if (line) return void line.push({ resolve, reject });
      this.waiting.set(key, [{ resolve, reject }]);
      void this.serve(key, unitCode, day);
    });
  }

  /** Who comes while a statement is under way is served by the next one. */
  private async serve(key: string, unitCode: string, day: string): Promise<void> {
    for (;;) {
      const line = this.waiting.get(key)!;
      if (line.length === 0) return void this.waiting.delete(key);
      this.waiting.set(key, []);
      try {
        const [row] = await this.dataSource.query<{ last: number }[]>(TAKE, [unitCode, day, line.length]);
        const first = row!.last - line.length + 1;
        line.forEach(({ resolve }, index) => resolve(first + index));
      } catch (error) {
        for (const { reject } of line) reject(error);
      }
    }
  }
}
