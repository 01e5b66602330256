import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Reach } from '../domain/rights.js';
import { selectedFields } from '../persistence/dossier-row.js';
import { reachPredicate, reachValues } from '../persistence/reach-predicate.js';
import { UnitRepository } from '../persistence/unit.repository.js';
import type { SummaryRecord } from '../show-dossier/dossier.view.js';
import type { ListFilter, ListOrder } from './list-filter.js';

export interface ListedDossier extends SummaryRecord {
  readonly id: string;
}

type Units = ReadonlySet<string>;

/** Above every id: the first page. */
const NO_ID = '9223372036854775807';
/** With more units it is quicker to read on in the order wanted and leave out the others. */
const MOST_UNITS_PROBED = 60;

/*
 * Parameters of every statement: $1 the id before, $2 how many, $3 to $6 the reach, $7 statuses, $8 and $9 due from and
 * before; in the order of the due times $8 is the one before. Then its own.
 */
const REACHED = reachPredicate(3);
const OWN = 10;
const own = (place: number) => `$${OWN + place}`;

const orders: Readonly<Record<ListOrder, { after: string; by: string }>> = {
  newest: {
    after: 'id < $1 and ($8::timestamptz is null or (due_at >= $8 and due_at < $9::timestamptz))',
    by: 'id desc',
  },
  due: { after: '(due_at, id) > ($8::timestamptz, $1::bigint) and due_at < $9::timestamptz', by: 'due_at, id' },
};

const withStatus = 'status = any($7::text[])';
const receivedBy = (units: string) => `(${units}::text[] is null or unit_code = any(${units}))`;

/* Reads on in the order of an index until there are enough. */
function statement(order: ListOrder, where: string): string {
  const { after, by } = orders[order];
  const hits = `select id from dossier where ${after} and ${REACHED} and ${where} order by ${by} limit $2`;
  return details(hits, by);
}

function details(hits: string, by: string): string {
  return `select ${selectedFields} from dossier where id in (select id from (${hits}) as hit) order by ${by}`;
}

/* One probe of the index for each status, or for each unit and status, however many dossiers there are. */
function probe(order: ListOrder, keys: string, where: string): string {
  const { after, by } = orders[order];
  return `select hit.id, hit.due_at from ${keys} cross join lateral (
    select id, due_at from dossier where ${where} and ${after} and ${REACHED} order by ${by} limit $2
  ) as hit`;
}

const statuses = 'unnest($7::text[]) as s (status)';
const unitsAndStatuses = (units: string) => `unnest(${units}::text[]) as u (code) cross join ${statuses}`;

function probed(order: ListOrder): string {
  const receiving = probe(order, unitsAndStatuses(own(0)), 'unit_code = u.code and status = s.status');
  const elsewhere = `handling_unit_code = u.code and handling_unit_code <> unit_code and status = s.status`;
  const handling = probe(order, unitsAndStatuses(own(1)), `${elsewhere} and ${receivedBy(own(2))}`);
  const { by } = orders[order];
  return details(`select id, due_at from (${receiving} union ${handling}) as hit order by ${by} limit $2`, by);
}

const byStatus = details(
  `select id, due_at from (${probe('due', statuses, `status = s.status and ${receivedBy(own(0))}`)}) as hit
   order by ${orders.due.by} limit $2`,
  orders.due.by,
);

const NEWEST = statement('newest', withStatus);
const OF_OWNER = statement('newest', `owner_id_number = ${own(0)} and ${withStatus} and ${receivedBy(own(1))}`);
const OF_REGISTRANT = statement(
  'newest',
  `registered_by = $4 and channel = 'online' and ${withStatus} and ${receivedBy(own(0))}
    and (${own(1)}::text is null or owner_id_number = ${own(1)})`,
);
const PROBED: Readonly<Record<ListOrder, string>> = { newest: probed('newest'), due: probed('due') };

@Injectable()
export class DossierListRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly units: UnitRepository,
  ) {}

  /** @param units receiving units; undefined: all. */
  async list(reach: Reach, filter: ListFilter, limit: number, units: Units | undefined): Promise<ListedDossier[]> {
    const [sql, ...values] = await this.chosen(reach, filter, units);
    return this.dataSource.query<ListedDossier[]>(sql, [...shared(reach, filter, limit), ...values]);
  }

  /** The statement whose index fits, and what it wants of its own. */
  private async chosen(
    reach: Reach,
    { order, owner, everyStatus }: ListFilter,
    units: Units | undefined,
  ): Promise<[string, ...unknown[]]> {
    const received = units && [...units];
    if (reach.registrant !== null && reach.units === null) return [OF_REGISTRANT, received ?? null, owner ?? null];
    if (owner !== undefined) return [OF_OWNER, owner, received ?? null];
    const few = fewer(reach.units ?? undefined, units);
    const many = few === undefined || few.size > MOST_UNITS_PROBED;
    if (many && order === 'due') return [byStatus, received ?? null];
    if (many && everyStatus && units === undefined) return [NEWEST];
    const handlers = reach.units === null ? [] : [...reach.units];
    return [PROBED[order], few ? [...few] : await this.units.codes(), handlers, received ?? null];
  }
}

/** Those in both; undefined stands for all. */
function fewer(some: Units | undefined, others: Units | undefined): Units | undefined {
  return some && others ? new Set([...some].filter((one) => others.has(one))) : (some ?? others);
}

function shared(reach: Reach, filter: ListFilter, limit: number): unknown[] {
  const { after, statuses: wanted, bounded, dueAfter, dueBefore, order } = filter;
  const before = after?.id ?? (order === 'due' ? '-1' : NO_ID);
  const due = bounded ? [after?.dueAt ?? dueAfter, dueBefore] : [null, null];
  return [before, limit, ...reachValues(reach), wanted, ...due];
}
