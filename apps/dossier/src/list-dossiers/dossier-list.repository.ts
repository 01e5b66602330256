import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DossierReach } from '@motcua/contracts';
import { selected } from '../persistence/dossier-row.js';
import { Parameters, reachPredicate, reachWithinUnits } from '../persistence/reach-predicate.js';
import { UnitRepository } from '../persistence/unit.repository.js';
import { summaryFields, type SummaryRecord } from '../show-dossier/dossier.view.js';
import type { ListFilter } from './list-filter.js';

export interface ListedDossier extends SummaryRecord {
  readonly id: string;
}

type Units = ReadonlySet<string>;

/** Above every id: the first page. */
const NO_ID = '9223372036854775807';
/** With more units it is quicker to read on in the order wanted and leave out the others. */
const MOST_UNITS_PROBED = 60;

@Injectable()
export class DossierListRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly units: UnitRepository,
  ) {}

  /** @param units receiving units; undefined: all. */
  async list(
    reach: DossierReach,
    filter: ListFilter,
    limit: number,
    units: Units | undefined,
  ): Promise<ListedDossier[]> {
    const query = new ListQuery(reach, filter, limit);
    const { order, owner, everyStatus } = filter;
    if (reach.registrant !== null || owner !== undefined) return this.run(query.few(units));
    const receivers = both(reach.units ?? undefined, units);
    const many = receivers === undefined || receivers.size > MOST_UNITS_PROBED;
    if (many && order === 'due') return this.run(query.byStatus(units));
    if (many && everyStatus) return this.run(query.few(units));
    const handlers = handlersOf(reach, units);
    return this.run(query.probed(receivers ?? new Set(await this.units.codes()), handlers, units));
  }

  private run({ sql, values }: Statement): Promise<ListedDossier[]> {
    return this.dataSource.query<ListedDossier[]>(sql, values);
  }
}

/** Those in both; undefined stands for all. */
function both(some: Units | undefined, others: Units | undefined): Units | undefined {
  return some && others ? new Set([...some].filter((one) => others.has(one))) : (some ?? others);
}

/** Handling units by which there is something to find that the receiving units do not find. */
function handlersOf({ units: reached }: DossierReach, units: Units | undefined): Units {
  const covered = reached === null || (units !== undefined && [...units].every((one) => reached.has(one)));
  return covered ? new Set() : reached;
}

interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

/** The statements a list can be answered with; each has an index to go by, and the policy. */
class ListQuery {
  private readonly parameters = new Parameters();
  private readonly after: string;
  private readonly by: string;
  /** No more than the order wants: it stands in the index. */
  private readonly hit: string;
  private readonly limit: string;
  private listOfStatuses: string | undefined;

  constructor(
    private readonly reach: DossierReach,
    private readonly filter: ListFilter,
    limit: number,
  ) {
    const { order } = filter;
    this.after = order === 'due' ? this.afterInTime() : this.afterById();
    this.by = order === 'due' ? 'due_at, id' : 'id desc';
    this.hit = order === 'due' ? 'id, due_at' : 'id';
    this.limit = this.add(limit, 'integer');
  }

  /** Reads on by registrant, by owner or in order of registration, and leaves out what does not fit. */
  few(units: Units | undefined): Statement {
    const { owner, everyStatus } = this.filter;
    const conditions = [this.after, reachPredicate(this.reach, this.parameters), this.receivedBy(units)];
    if (owner !== undefined) conditions.push(`owner_subject = ${this.add(owner, 'uuid')}`);
    if (!everyStatus) conditions.push(`status = any(${this.statuses})`);
    return this.details(`select ${this.hit} from dossier where ${conditions.join(' and ')}`);
  }

  /** The earliest due of each status. */
  byStatus(units: Units | undefined): Statement {
    const policy = `${reachPredicate(this.reach, this.parameters)} and ${this.receivedBy(units)}`;
    return this.details(this.probe(`unnest(${this.statuses}) as s (status)`, `status = s.status and ${policy}`));
  }

  /** The first of each unit and status, however many dossiers there are. */
  probed(receivers: Units, handlers: Units, units: Units | undefined): Statement {
    const policy = reachWithinUnits(this.reach, this.parameters);
    const receiving = this.probe(
      this.unitsAndStatuses(receivers),
      `unit_code = u.code and status = s.status and ${policy}`,
    );
    if (handlers.size === 0) return this.details(receiving);
    const handling = this.probe(
      this.unitsAndStatuses(handlers),
      `handling_unit_code = u.code and handling_unit_code <> unit_code and status = s.status
        and ${this.receivedBy(units)} and ${policy}`,
    );
    return this.details(`${receiving} union ${handling}`);
  }

  private unitsAndStatuses(units: Units): string {
    const codes = this.add([...units], 'text[]');
    return `unnest(${codes}) as u (code) cross join unnest(${this.statuses}) as s (status)`;
  }

  private probe(keys: string, where: string): string {
    return `select ${this.hit} from ${keys} cross join lateral (
      select ${this.hit} from dossier where ${where} and ${this.after} order by ${this.by} limit ${this.limit}
    ) as hit`;
  }

  private details(hits: string): Statement {
    const page = `select id from (${hits}) as hit order by ${this.by} limit ${this.limit}`;
    const sql = `select ${selected(summaryFields)} from dossier where id in (${page}) order by ${this.by}`;
    return { sql, values: this.parameters.values };
  }

  private afterById(): string {
    const { after, bounded, dueAfter, dueBefore } = this.filter;
    const before = `id < ${this.add(after?.id ?? NO_ID, 'bigint')}`;
    if (!bounded) return before;
    const [from, to] = [this.add(dueAfter, 'timestamptz'), this.add(dueBefore, 'timestamptz')];
    return `${before} and due_at >= ${from} and due_at < ${to}`;
  }

  /** Where the page before ended is not before `dueAfter`. */
  private afterInTime(): string {
    const { after, dueAfter, dueBefore } = this.filter;
    const from = `(${this.add(after?.dueAt ?? dueAfter, 'timestamptz')}, ${this.add(after?.id ?? '-1', 'bigint')})`;
    return `(due_at, id) > ${from} and due_at < ${this.add(dueBefore, 'timestamptz')}`;
  }

  private receivedBy(units: Units | undefined): string {
    return units === undefined ? 'true' : `unit_code = any(${this.add([...units], 'text[]')})`;
  }

  private get statuses(): string {
    return (this.listOfStatuses ??= this.add(this.filter.statuses, 'text[]'));
  }

  private add(value: unknown, type: string): string {
    return this.parameters.add(value, type);
  }
}
