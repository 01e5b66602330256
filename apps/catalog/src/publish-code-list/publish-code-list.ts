import { Inject, Injectable } from '@nestjs/common';
import { isLocalDate, type Clock, type Context } from '@motcua/contracts';
import { CLOCK, kitErrors } from '@motcua/service-kit';
import { DataSource } from 'typeorm';
import { CodeListRepository } from '../persistence/code-list.repository.js';
import { versionView, type CodeListVersionView } from '../show-code-lists/code-list.view.js';
import { publishCodeList } from './next-code-list.js';
import type { PublishCodeListDto } from './publish-code-list.dto.js';

@Injectable()
export class PublishCodeList {
  constructor(
    private readonly lists: CodeListRepository,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws CODE_LIST_NOT_FOUND, CODE_LIST_NOT_SOUND, CODE_LIST_NOT_LATER, BAD_DATE */
  async execute({ actor }: Context, listId: string, given: PublishCodeListDto): Promise<CodeListVersionView> {
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
