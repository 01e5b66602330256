import { Inject, Injectable } from '@nestjs/common';
import { isLocalDate, type Clock, type Context } from '@motcua/contracts';
import { CLOCK, codeAfter, kitErrors, legalDate, pageOf, type DatedPageQuery } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { catalogErrors } from '../domain/catalog-errors.js';
import { CodeListRepository } from '../persistence/code-list.repository.js';
import {
  versionView,
  type CodeListPage,
  type CodeListsView,
  type CodeListVersionsView,
  type CodeListVersionView,
  type PublishCodeListDto,
} from './code-lists.dto.js';
import { publishCodeList } from './publish-code-list.js';

@Injectable()
export class CodeLists {
  constructor(
    private readonly lists: CodeListRepository,
    private readonly dataSource: DataSource,
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

  /** @throws CODE_LIST_NOT_FOUND, CODE_LIST_NOT_SOUND, CODE_LIST_NOT_LATER, BAD_DATE */
  async publish({ actor }: Context, listId: string, given: PublishCodeListDto): Promise<CodeListVersionView> {
    const { validFrom, source, entries } = given;
    if (!isLocalDate(validFrom)) throw kitErrors.BAD_DATE({ date: validFrom }, { field: 'validFrom' });
    const act = { by: actor.id, at: this.clock.now() };
    const { version } = await this.dataSource.transaction(async (manager) => {
      await this.lists.list(listId, manager);
      return publishCodeList(manager, this.lists, { listId, validFrom, source, entries }, act);
    });
    return versionView(version);
  }
}
