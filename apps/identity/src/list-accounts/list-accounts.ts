import { Injectable } from '@nestjs/common';
import { codeAfter, pageOf, type Page, type PageQuery } from '@motcua/service-kit';
import { accountIdPattern } from '../domain/account.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { accountView, type AccountView } from '../show-account/account.view.js';

@Injectable()
export class ListAccounts {
  constructor(private readonly accounts: AccountRepository) {}

  /** @throws BAD_CURSOR */
  async execute({ limit, cursor }: PageQuery): Promise<Page<AccountView>> {
    const rows = await this.accounts.list(codeAfter(cursor, accountIdPattern), limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], accountView);
  }
}
