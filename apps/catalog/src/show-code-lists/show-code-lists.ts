import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Context } from '@motcua/contracts';
import { CLOCK, codeAfter, legalDate, pageOf, type DatedPageQuery } from '@motcua/service-kit';
import { catalogErrors } from '../domain/catalog-errors.js';
import { CodeListRepository } from '../persistence/code-list.repository.js';
import { versionView, type CodeListPage, type CodeListsView, type CodeListVersionsView } from './code-list.view.js';

@Injectable()
export class ShowCodeLists {
  constructor(
    private readonly lists: CodeListRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async all(_: Context): Promise<CodeListsView> {
    return { items: await this.lists.lists() };
  }

  /** @throws CODE_LIST_NOT_FOUND, CODE_LIST_NOT_IN_FORCE, BAD_DATE, BAD_CURSOR */
  async page(_: Context, id: string, { at, limit, cursor }: DatedPageQuery): Promise<CodeListPage> {
    const date = legalDate(at, this.clock);
    await this.lists.list(id);
    const found = await this.lists.inForce(id, date, codeAfter(cursor, /^[^\0]{1,200}$/), limit + 1);
    if (!found) throw catalogErrors.CODE_LIST_NOT_IN_FORCE({ id, at: date }, { field: 'at' });
    return { ...versionView(found.version), ...pageOf(found.entries, limit, ({ code }) => [code]) };
  }

  /** @throws CODE_LIST_NOT_FOUND */
  async versions(_: Context, id: string): Promise<CodeListVersionsView> {
    await this.lists.list(id);
    return { items: (await this.lists.versions(id)).map(versionView) };
  }
}
