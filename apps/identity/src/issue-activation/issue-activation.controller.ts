import { Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { ActivationView } from './activation.view.js';
import { IssueActivation } from './issue-activation.js';

@ApiTags('accounts')
@Controller('v1/accounts')
export class IssueActivationController {
  constructor(private readonly issueActivation: IssueActivation) {}

  @Post(':id/activation')
  @Permit('identity:administer')
  @ApiOperation({
    operationId: 'issueActivation',
    summary: 'Cấp mã kích hoạt mới; mật khẩu và mã xác thực cũ hết hiệu lực',
  })
  @ApiCreatedResponse({ type: ActivationView })
  issue(@Ctx() ctx: Context, @Param('id') id: string): Promise<ActivationView> {
    return this.issueActivation.execute(ctx, id);
  }
}
