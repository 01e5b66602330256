import { Injectable } from '@nestjs/common';
import type { Context } from '@motcua/contracts';
import { codeAfter, pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import { procedureCodePattern } from '../domain/procedure.js';
import { PortalImportRepository } from '../persistence/portal-import.repository.js';
import { importRowView, importView, type PortalImportRowView, type PortalImportView } from './portal-import.view.js';
import type { ShowImportRowsQuery } from './show-portal-import.query.js';

@Injectable()
export class ShowPortalImport {
  constructor(private readonly imports: PortalImportRepository) {}

  async list(_: Context, { limit, cursor }: PageQuery): Promise<Page<PortalImportView>> {
    const before = cursor === undefined ? undefined : codeAfter(cursor, /^[1-9]\d{0,17}$/);
    return pageOf(await this.imports.list(before, limit + 1), limit, ({ id }) => [id], importView);
  }

  /** @throws IMPORT_NOT_FOUND */
  async one(_: Context, id: string): Promise<PortalImportView> {
    return importView(await this.imports.find(id));
  }

  /** @throws IMPORT_NOT_FOUND */
  async rows(_: Context, id: string, query: ShowImportRowsQuery): Promise<Page<PortalImportRowView>> {
    const { limit, cursor, outcome } = query;
    await this.imports.find(id);
    const rows = await this.imports.rows(id, outcome, codeAfter(cursor, procedureCodePattern), limit + 1);
    return pageOf(rows, limit, ({ code }) => [code], importRowView);
  }
}
