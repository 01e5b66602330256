import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permit } from '@motcua/service-kit';
import { AccountView } from './account.view.js';
import { ShowAccount } from './show-account.js';

@ApiTags('accounts')
@Controller('v1/accounts')
export class ShowAccountController {
  constructor(private readonly showAccount: ShowAccount) {}

  @Get(':id')
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'showAccount', summary: 'Một tài khoản cán bộ' })
  @ApiOkResponse({ type: AccountView })
  show(@Param('id') id: string): Promise<AccountView> {
    return this.showAccount.execute(id);
  }
}
