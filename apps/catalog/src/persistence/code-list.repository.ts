import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import type { CodeListEntry } from '../domain/code-list.js';

export interface CodeList {
  readonly id: string;
  readonly title: string;
}

export interface CodeListVersion {
  readonly listId: string;
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: string;
  readonly digest: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly size: number;
}

const fields = `list_id as "listId", version, valid_from::text as "validFrom", valid_to::text as "validTo", source, digest,
  recorded_by as "recordedBy", recorded_at as "recordedAt", jsonb_array_length(entries) as size`;

@Injectable()
export class CodeListRepository {
  constructor(private readonly dataSource: DataSource) {}

  lists(): Promise<CodeList[]> {
    return this.dataSource.query<CodeList[]>('select id, title from code_list order by id');
  }

  /** @throws CODE_LIST_NOT_FOUND */
  async list(id: string, manager: EntityManager = this.dataSource.manager): Promise<CodeList> {
    const [found] = await manager.query<CodeList[]>('select id, title from code_list where id = $1', [
      id.replaceAll('\0', ''),
    ]);
    if (!found) throw catalogErrors.CODE_LIST_NOT_FOUND({ id: id.slice(0, 100) }, { field: 'list' });
    return found;
  }

  async addList(manager: EntityManager, { id, title }: CodeList): Promise<void> {
    await manager.query('insert into code_list (id, title) values ($1, $2) on conflict do nothing', [id, title]);
  }

  /** The newest first. */
  versions(listId: string, manager: EntityManager = this.dataSource.manager): Promise<CodeListVersion[]> {
    return manager.query<CodeListVersion[]>(
      `select ${fields} from code_list_version where list_id = $1 order by version desc`,
      [listId],
    );
  }

  /** In force at a date, with the entries after `after` in the order of their codes; undefined: none is. */
  async inForce(listId: string, at: string, after: string, limit: number) {
    const [version] = await this.dataSource.query<CodeListVersion[]>(
      `select ${fields} from code_list_version where list_id = $1 and validity @> $2::date`,
      [listId, at],
    );
    if (!version) return undefined;
    const entries = await this.dataSource.query<CodeListEntry[]>(
      `select entry.code, entry.name, entry.parent from code_list_version
         cross join jsonb_to_recordset(entries) as entry (code text, name text, parent text)
       where list_id = $1 and version = $2 and entry.code collate "C" > $3 order by entry.code collate "C" limit $4`,
      [listId, version.version, after, limit],
    );
    return { version, entries };
  }

  /** Ends the version before on the day this one begins. */
  async add(manager: EntityManager, added: CodeListVersion, entries: readonly CodeListEntry[]): Promise<void> {
    const { listId, version, validFrom, source, digest, recordedBy, recordedAt } = added;
    await manager.query('update code_list_version set valid_to = $2 where list_id = $1 and valid_to is null', [
      listId,
      validFrom,
    ]);
    await manager.query(
      `insert into code_list_version (list_id, version, valid_from, source, entries, digest, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [listId, version, validFrom, source, JSON.stringify(entries), digest, recordedBy, recordedAt],
    );
  }
}
