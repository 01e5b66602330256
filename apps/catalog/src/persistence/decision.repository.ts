import { Injectable } from '@nestjs/common';
import type { Validity } from '@motcua/contracts';
import { isTaken } from '@motcua/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import { decisionIdPattern, type Decision, type DecisionRow, type DecisionState } from '../domain/decision.js';
import type { Effect } from '../domain/timeline.js';

/** A decision without its rows. */
export type DecisionSummary = Omit<Decision, 'rows'> & { readonly rowCounts: Readonly<Record<string, number>> };

export interface DecisionFilter {
  readonly state?: DecisionState | undefined;
  /** Only decisions that touch this procedure, replaced ones included. */
  readonly procedureCode?: string | undefined;
}

const fields = `d.id, d.number, d.issuer_unit as "issuerUnit", d.issuer_kind as "issuerKind", d.issued_on::text as "issuedOn",
  d.effective_from::text as "effectiveFrom", d.summary, d.state, d.version, d.drafted_by as "draftedBy",
  d.drafted_at as "draftedAt", d.approved_by as "approvedBy", d.approved_at as "approvedAt",
  d.published_by as "publishedBy", d.published_at as "publishedAt", d.public_at as "publicAt"`;

const rowsOfDecision = `(select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'procedureCode', r.procedure_code,
    'replaces', r.replaces, 'effectiveFrom', r.effective_from, 'firstKnown', r.first_known, 'legalBases', r.legal_bases,
    'content', r.content) order by r.number), '[]')
  from decision_row r where r.decision_id = d.id) as rows`;

const rowCounts = `(select coalesce(jsonb_object_agg(kind, n), '{}') from (
    select kind, count(*) as n from decision_row r where r.decision_id = d.id group by kind) as counted) as "rowCounts"`;

@Injectable()
export class DecisionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DECISION_NOT_FOUND */
  async find(id: string, manager: EntityManager = this.dataSource.manager): Promise<Decision> {
    const [found] = decisionIdPattern.test(id)
      ? await manager.query<Decision[]>(
          `select ${fields}, ${rowsOfDecision} from publication_decision d where d.id = $1`,
          [id],
        )
      : [];
    if (!found) throw catalogErrors.DECISION_NOT_FOUND({ id: id.slice(0, 100) }, { field: 'id' });
    return found;
  }

  /** Those of these ids that are there. */
  async known(manager: EntityManager, ids: readonly string[]): Promise<Set<string>> {
    const rows = await manager.query<{ id: string }[]>('select id from publication_decision where id = any($1)', [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** The newest first. */
  list(
    { state, procedureCode }: DecisionFilter,
    after: readonly [issuedOn: string, id: string] | undefined,
    limit: number,
  ): Promise<DecisionSummary[]> {
    return this.dataSource.query<DecisionSummary[]>(
      `select ${fields}, ${rowCounts} from publication_decision d
       where ($1::text is null or d.state = $1)
         and ($2::text is null or exists (select from decision_row r where r.decision_id = d.id
           and (r.procedure_code = $2 or r.replaces @> array[$2::text])))
         and ($3::date is null or (d.issued_on, d.id) < ($3::date, $4::text))
       order by d.issued_on desc, d.id desc limit $5`,
      [state ?? null, procedureCode ?? null, after?.[0] ?? null, after?.[1] ?? '', limit],
    );
  }

  /** @throws DECISION_EXISTS */
  async insert(manager: EntityManager, decision: Decision): Promise<void> {
    const inserted = await manager.query<unknown[]>(
      `insert into publication_decision (id, number, issuer_unit, issuer_kind, issued_on, effective_from, summary, state,
         version, drafted_by, drafted_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $10) on conflict do nothing returning id`,
      [...textOf(decision), decision.version, decision.draftedBy, decision.draftedAt],
    );
    const { id, number, issuedOn } = decision;
    if (inserted.length === 0) throw catalogErrors.DECISION_EXISTS({ id, number, issuedOn }, { field: 'id' });
    await writeRows(manager, id, decision.rows);
  }

  /** Under the version that was read; the rows are written anew. @throws DECISION_CHANGED, DECISION_EXISTS */
  async rewrite(manager: EntityManager, before: Decision, after: Decision): Promise<void> {
    await this.update(manager, before, after);
    const { id, number, issuedOn } = after;
    const written = manager.query(
      `update publication_decision set number = $2, issuer_unit = $3, issuer_kind = $4, issued_on = $5,
         effective_from = $6, summary = $7 where id = $1`,
      textOf(after),
    );
    await written.catch((cause: unknown) => {
      if (!isTaken(cause)) throw cause;
      throw catalogErrors.DECISION_EXISTS({ id, number, issuedOn }, { field: 'number', cause });
    });
    await manager.query('delete from decision_row where decision_id = $1', [id]);
    await writeRows(manager, id, after.rows);
  }

  /** State and signatures only. @throws DECISION_CHANGED */
  async update(manager: EntityManager, { id, version }: Decision, after: Decision): Promise<void> {
    const { state, draftedBy, draftedAt, approvedBy, approvedAt, publishedBy, publishedAt, publicAt } = after;
    const changed = await manager.query<unknown[]>(
      `with changed as (
         update publication_decision set version = $3, state = $4, drafted_by = $5, drafted_at = $6, approved_by = $7,
           approved_at = $8, published_by = $9, published_at = $10, public_at = $11
         where id = $1 and version = $2 returning id
       ) select id from changed`,
      [
        id,
        version,
        after.version,
        state,
        draftedBy,
        draftedAt,
        approvedBy,
        approvedAt,
        publishedBy,
        publishedAt,
        publicAt,
      ],
    );
    if (changed.length === 0) throw catalogErrors.DECISION_CHANGED({ id });
  }

  /** What published decisions say of these procedures, by procedure. */
  async effects(manager: EntityManager, codes: readonly string[]): Promise<Map<string, Effect[]>> {
    const rows = await manager.query<(Effect & { code: string })[]>(
      `select touched.code, coalesce(r.effective_from, d.effective_from)::text as "effectiveFrom",
         d.issued_on::text as "issuedOn", d.id as "decisionId",
         case when touched.code = r.procedure_code then r.content end as content
       from publication_decision d join decision_row r on r.decision_id = d.id
         cross join lateral unnest(r.procedure_code || r.replaces) as touched (code)
       where d.state = 'published' and (r.procedure_code = any($1) or r.replaces && $1::text[]) and touched.code = any($1)`,
      [codes],
    );
    return Map.groupBy(rows, ({ code }) => code);
  }

  /** When these procedures are in force by what is published. */
  async inForce(manager: EntityManager, codes: readonly string[]): Promise<Map<string, Validity[]>> {
    const rows = await manager.query<(Validity & { code: string })[]>(
      `select code, valid_from::text as "validFrom", valid_to::text as "validTo" from procedure_version
       where code = any($1) and valid_to is distinct from valid_from`,
      [codes],
    );
    return Map.groupBy(rows, ({ code }) => code);
  }
}

function textOf({ id, number, issuerUnit, issuerKind, issuedOn, effectiveFrom, summary }: Decision): unknown[] {
  return [id, number, issuerUnit, issuerKind, issuedOn, effectiveFrom, summary];
}

async function writeRows(manager: EntityManager, id: string, rows: readonly DecisionRow[]): Promise<void> {
  await manager.query(
    `insert into decision_row (decision_id, number, kind, procedure_code, replaces, effective_from, first_known, legal_bases,
       content)
     select $1, number, kind, "procedureCode", replaces, "effectiveFrom", "firstKnown", "legalBases", content
     from rows from (jsonb_to_recordset($2::jsonb) as (kind text, "procedureCode" text, replaces text[],
       "effectiveFrom" date, "firstKnown" boolean, "legalBases" jsonb, content jsonb)) with ordinality
       as row (kind, "procedureCode", replaces, "effectiveFrom", "firstKnown", "legalBases", content, number)`,
    [id, JSON.stringify(rows)],
  );
}
