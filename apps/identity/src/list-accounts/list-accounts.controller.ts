import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery, Permit, type Page } from '@motcua/service-kit';
import { AccountPage, type AccountView } from '../show-account/account.view.js';
import { ListAccounts } from './list-accounts.js';

@ApiTags('accounts')
@Controller('v1/accounts')
export class ListAccountsController {
  constructor(private readonly listAccounts: ListAccounts) {}

  @Get()
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'listAccounts', summary: 'Các tài khoản cán bộ, theo mã' })
  @ApiOkResponse({ type: AccountPage })
  list(@Query() query: PageQuery): Promise<Page<AccountView>> {
    return this.listAccounts.execute(query);
  }
}
