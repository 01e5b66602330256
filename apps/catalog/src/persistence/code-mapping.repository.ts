import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CodeKind, Mapping, Replacement } from '../domain/resolve-code.js';

export interface StoredMapping extends Mapping {
  readonly id: string;
  readonly reason: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

export interface StoredReplacement extends Replacement {
  readonly mark: 'confirmed' | 'unconfirmed';
  readonly reason: string;
}

export interface MappingFilter {
  readonly nationalCode?: string | undefined;
  readonly localCode?: string | undefined;
  readonly at?: string | undefined;
}

const fields = `id, national_code as "nationalCode", local_code as "localCode", valid_from::text as "validFrom",
  valid_to::text as "validTo", reason, recorded_by as "recordedBy", recorded_at as "recordedAt"`;

@Injectable()
export class CodeMappingRepository {
  constructor(private readonly dataSource: DataSource) {}

  list(
    kind: CodeKind,
    { nationalCode, localCode, at }: MappingFilter,
    after: string,
    limit: number,
  ): Promise<StoredMapping[]> {
    return this.dataSource.query<StoredMapping[]>(
      `select ${fields} from code_mapping
       where kind = $1 and id > $2::bigint and ($3::text is null or national_code = $3)
         and ($4::text is null or local_code = $4) and ($5::date is null or validity @> $5::date)
       order by id limit $6`,
      [kind, after, nationalCode ?? null, localCode ?? null, at ?? null, limit],
    );
  }

  /** Those of the same code, on either side, that hold on one of the same days. */
  overlapping(manager: EntityManager, kind: CodeKind, mapping: Mapping): Promise<StoredMapping[]> {
    const { nationalCode, localCode, validFrom, validTo } = mapping;
    return manager.query<StoredMapping[]>(
      `select ${fields} from code_mapping
       where kind = $1 and (national_code = $2 or local_code = $3) and validity && daterange($4::date, $5::date) order by id`,
      [kind, nationalCode, localCode, validFrom, validTo],
    );
  }

  async add(manager: EntityManager, kind: CodeKind, mapping: Omit<StoredMapping, 'id'>): Promise<StoredMapping> {
    const { nationalCode, localCode, validFrom, validTo, reason, recordedBy, recordedAt } = mapping;
    const [added] = await manager.query<[StoredMapping]>(
      `insert into code_mapping (kind, national_code, local_code, valid_from, valid_to, reason, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${fields}`,
      [kind, nationalCode, localCode, validFrom, validTo, reason, recordedBy, recordedAt],
    );
    return added;
  }

  /** Undefined: there is none of this id that is open. */
  async end(kind: CodeKind, id: string, validTo: string): Promise<StoredMapping | undefined> {
    const rows = /^[1-9]\d{0,17}$/.test(id)
      ? await this.dataSource.query<StoredMapping[]>(
          `with ended as (update code_mapping set valid_to = $3
             where kind = $1 and id = $2 and valid_to is null and valid_from <= $3::date returning *)
           select ${fields} from ended`,
          [kind, id, validTo],
        )
      : [];
    return rows[0];
  }

  /** Every mapping of a code and of what it leads to or comes from. */
  mappingsOf(kind: CodeKind, codes: readonly string[]): Promise<StoredMapping[]> {
    return this.dataSource.query<StoredMapping[]>(
      `select ${fields} from code_mapping where kind = $1 and (national_code = any($2) or local_code = any($2))`,
      [kind, codes],
    );
  }

  replacements(kind: CodeKind, manager: EntityManager = this.dataSource.manager): Promise<StoredReplacement[]> {
    return manager.query<StoredReplacement[]>(
      `select old_code as "oldCode", new_code as "newCode", since::text as since, mark, reason
       from code_replacement where kind = $1 order by old_code`,
      [kind],
    );
  }

  /** False: the old code has a successor already. */
  async addReplacement(
    manager: EntityManager,
    kind: CodeKind,
    { oldCode, newCode, since, mark, reason }: StoredReplacement,
    { by, at }: { readonly by: string; readonly at: Date },
  ): Promise<boolean> {
    const added = await manager.query<unknown[]>(
      `insert into code_replacement (kind, old_code, new_code, since, mark, reason, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning kind`,
      [kind, oldCode, newCode, since, mark, reason, by, at],
    );
    return added.length > 0;
  }
}
