import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import type { EssentialService } from '../domain/essential-service.js';

export interface EssentialServiceList {
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

export interface StoredChange extends EssentialService {
  readonly listId: string;
}

const fields = `list_id as "listId", number, version, name, procedure_code as "procedureCode", mark,
  code_mark as "codeMark", state, since::text as since, changed_by as "changedBy", changed_at as "changedAt"`;

@Injectable()
export class EssentialServiceRepository {
  constructor(private readonly dataSource: DataSource) {}

  lists(): Promise<EssentialServiceList[]> {
    return this.dataSource.query<EssentialServiceList[]>(
      'select id, title, source from essential_service_list order by place',
    );
  }

  /** @throws ESSENTIAL_LIST_NOT_FOUND */
  async list(id: string): Promise<EssentialServiceList> {
    const found = (await this.lists()).find((list) => list.id === id);
    if (found) return found;
    throw catalogErrors.ESSENTIAL_LIST_NOT_FOUND({ id: id.slice(0, 100) }, { field: 'list' });
  }

  /** Every change of every service, of one list or of all; each service's in order. */
  changes(listId: string | null): Promise<StoredChange[]> {
    return this.dataSource.query<StoredChange[]>(
      `select ${fields} from essential_service_change where $1::text is null or list_id = $1
       order by list_id, number, version`,
      [listId],
    );
  }

  /** In order. @throws ESSENTIAL_SERVICE_NOT_FOUND */
  async changesOf(listId: string, number: number): Promise<StoredChange[]> {
    const changes =
      Number.isInteger(number) && number > 0 && number < 2 ** 31
        ? await this.dataSource.query<StoredChange[]>(
            `select ${fields} from essential_service_change where list_id = $1 and number = $2 order by version`,
            [listId, number],
          )
        : [];
    if (changes.length > 0) return changes;
    throw catalogErrors.ESSENTIAL_SERVICE_NOT_FOUND({ list: listId, number: String(number) }, { field: 'number' });
  }

  /** False: somebody else was faster. */
  async add(manager: EntityManager, listId: string, service: EssentialService): Promise<boolean> {
    const { number, version, name, procedureCode, mark, codeMark, state, since, changedBy, changedAt } = service;
    const added = await manager.query<unknown[]>(
      `insert into essential_service_change (list_id, number, version, name, procedure_code, mark, code_mark, state, since,
         changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning number`,
      [listId, number, version, name, procedureCode, mark, codeMark, state, since, changedBy, changedAt],
    );
    return added.length > 0;
  }

  async addList(manager: EntityManager, { id, title, source }: EssentialServiceList, place: number): Promise<void> {
    await manager.query(
      `insert into essential_service_list (id, title, source, place) values ($1, $2, $3, $4) on conflict do nothing`,
      [id, title, source, place],
    );
  }
}
