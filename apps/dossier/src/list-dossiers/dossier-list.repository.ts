import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { selectedFields } from '../persistence/dossier-row.js';
import type { SummaryRecord } from '../show-dossier/dossier.view.js';
import type { ListFilter } from './list-filter.js';

export interface ListedDossier extends SummaryRecord {
  readonly id: string;
}

/** Above every id: the first page. */
const NO_ID = '9223372036854775807';

const details = (hits: string, order: string) =>
  `select ${selectedFields} from dossier where id in (select id from (${hits}) as hit) order by ${order}`;

const NEWEST = details('select id from dossier where id < $1 order by id desc limit $2', 'id desc');

/* One probe of the index for each unit and status, however many dossiers there are. */
const NEWEST_OF = details(
  `select hit.id from unnest($3::text[]) as u (code) cross join unnest($4::text[]) as s (status)
   cross join lateral (
     select id from dossier where unit_code = u.code and status = s.status and id < $1 order by id desc limit $2
   ) as hit order by hit.id desc limit $2`,
  'id desc',
);

const EARLIEST_DUE = details(
  `select hit.id from unnest($3::text[]) as s (status)
   cross join lateral (
     select id, due_at from dossier
     where status = s.status and (due_at, id) > ($4::timestamptz, $1::bigint) and due_at >= $5 and due_at < $6
       and ($7::text[] is null or unit_code = any($7))
     order by due_at, id limit $2
   ) as hit order by hit.due_at, hit.id limit $2`,
  'due_at, id',
);

const narrowed = `and status = any($3::text[]) and ($4::text[] is null or unit_code = any($4))
  and ($5::boolean or (due_at >= $6 and due_at < $7)) and id < $1`;
const OF_OWNER = details(
  `select id from dossier where owner_id_number = $8 ${narrowed} order by id desc limit $2`,
  'id desc',
);
const OF_REGISTRANT = details(
  `select id from dossier where registered_by = $8 and channel = 'online'
     and ($9::text is null or owner_id_number = $9) ${narrowed} order by id desc limit $2`,
  'id desc',
);

@Injectable()
export class DossierListRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param units receiving units; undefined: all.
   * @param everyUnit the codes there are, for lists by status.
   */
  async list(
    filter: ListFilter,
    limit: number,
    units: readonly string[] | undefined,
    everyUnit: () => Promise<readonly string[]>,
  ): Promise<ListedDossier[]> {
    const { after, statuses, everyStatus, owner, dueAfter, dueBefore } = filter;
    if (filter.order === 'due') {
      const from = [after?.id ?? '-1', limit, statuses, after?.dueAt ?? dueAfter, dueAfter, dueBefore, units ?? null];
      return this.dataSource.query(EARLIEST_DUE, from);
    }
    const page = [after?.id ?? NO_ID, limit];
    if (owner !== undefined) return this.dataSource.query(OF_OWNER, [...page, ...this.narrowing(filter, units), owner]);
    if (units === undefined && everyStatus) return this.dataSource.query(NEWEST, page);
    return this.dataSource.query(NEWEST_OF, [...page, units ?? (await everyUnit()), statuses]);
  }

  /** A citizen's own, whatever else is asked for. */
  ofRegistrant(
    registrant: string,
    filter: ListFilter,
    limit: number,
    units: readonly string[] | undefined,
  ): Promise<ListedDossier[]> {
    const page = [filter.after?.id ?? NO_ID, limit];
    const narrowing = this.narrowing(filter, units);
    return this.dataSource.query(OF_REGISTRANT, [...page, ...narrowing, registrant, filter.owner ?? null]);
  }

  private narrowing({ statuses, dueAfter, dueBefore, bounded }: ListFilter, units: readonly string[] | undefined) {
    return [statuses, units ?? null, !bounded, dueAfter, dueBefore];
  }
}
