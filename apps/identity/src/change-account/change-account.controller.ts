import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { ChangeAccountDto } from '../add-account/account.dto.js';
import { AccountView } from '../show-account/account.view.js';
import { ChangeAccount } from './change-account.js';

@ApiTags('accounts')
@Controller('v1/accounts')
export class ChangeAccountController {
  constructor(private readonly changeAccount: ChangeAccount) {}

  @Put(':id')
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'changeAccount', summary: 'Đổi chức danh, khoá hoặc mở tài khoản cán bộ' })
  @ApiOkResponse({ type: AccountView })
  change(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: ChangeAccountDto,
    @IfMatch() expected: number | undefined,
  ): Promise<AccountView> {
    return this.changeAccount.execute(ctx, id, body, expected);
  }
}
