import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Gathered } from './gathered.js';

const LANES = 2;
const MOST_TOGETHER = 200;

/*
 * A transaction of its own, so that no dossier waits for the commit of another one. It need not reach the disk before it
 * returns: the dossier's own commit, which does, writes everything that came before it in the log as well. In order of the
 * units, so that two statements cannot lock each other out.
 */
const TAKE = `
  insert into dossier_number as n (unit_code, day, last)
  select unit_code, day, wanted
  from (select set_config('synchronous_commit', 'off', true) as setting) as quick
  cross join (select $1::text[] as units, $2::date[] as days, $3::integer[] as counts offset 0) as lists
  cross join unnest(units, days, counts) as line (unit_code, day, wanted)
  where quick.setting = 'off' order by unit_code, day
  on conflict (unit_code, day) do update set last = n.last + excluded.last
  returning unit_code, day::text, last`;

interface Place {
  readonly unitCode: string;
  /** Local date of registration, `YYYY-MM-DD`. */
  readonly day: string;
}

/** Numbers of dossiers, by receiving unit and day. Those who ask at the same time share one statement. */
@Injectable()
export class DossierNumbers {
  private readonly asked = new Gathered<Place, number>((places) => this.takeAll(places), LANES, MOST_TOGETHER);

  constructor(private readonly dataSource: DataSource) {}

  /** @param day local date of registration, `YYYY-MM-DD`. */
  take(unitCode: string, day: string): Promise<number> {
    return this.asked.ask({ unitCode, day });
  }

  private async takeAll(places: readonly Place[]): Promise<number[]> {
    const lines = [...Map.groupBy(places, keyOf).values()];
    const taken = await this.dataSource.query<{ unit_code: string; day: string; last: number }[]>(TAKE, [
      lines.map(([first]) => first!.unitCode),
      lines.map(([first]) => first!.day),
      lines.map(({ length }) => length),
    ]);
    const lasts = new Map(taken.map(({ unit_code, day, last }) => [keyOf({ unitCode: unit_code, day }), last]));
    const next = new Map(lines.map((line) => [keyOf(line[0]!), lasts.get(keyOf(line[0]!))! - line.length + 1]));
    return places.map((place) => {
      const number = next.get(keyOf(place))!;
      next.set(keyOf(place), number + 1);
      return number;
    });
  }
}

function keyOf({ unitCode, day }: Place): string {
  return `${unitCode} ${day}`;
}
