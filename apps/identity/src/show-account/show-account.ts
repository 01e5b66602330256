import { Injectable } from '@nestjs/common';
import { identityErrors } from '../domain/identity-errors.js';
import { AccountRepository } from '../persistence/account.repository.js';
import { accountView, type AccountView } from './account.view.js';

@Injectable()
export class ShowAccount {
  constructor(private readonly accounts: AccountRepository) {}

  /** @throws ACCOUNT_NOT_FOUND */
  async execute(id: string): Promise<AccountView> {
    const account = await this.accounts.find(id);
    if (!account) throw identityErrors.ACCOUNT_NOT_FOUND({ id }, { field: 'id' });
    return accountView(account);
  }
}
