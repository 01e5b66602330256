import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { ActivatedAccountView } from '../issue-activation/activation.view.js';
import { AddAccountDto } from './account.dto.js';
import { AddAccount } from './add-account.js';

@ApiTags('accounts')
@Controller('v1/accounts')
export class AddAccountController {
  constructor(private readonly addAccount: AddAccount) {}

  @Post()
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'addAccount', summary: 'Tạo tài khoản cán bộ và cấp mã kích hoạt' })
  @ApiCreatedResponse({ type: ActivatedAccountView })
  add(@Ctx() ctx: Context, @Body() body: AddAccountDto): Promise<ActivatedAccountView> {
    return this.addAccount.execute(ctx, body);
  }
}
