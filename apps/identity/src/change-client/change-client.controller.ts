import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, IfMatch, Permit } from '@motcua/service-kit';
import { ChangeClientDto } from '../add-client/client.dto.js';
import { ClientView } from '../show-client/client.view.js';
import { ChangeClient } from './change-client.js';

@ApiTags('clients')
@Controller('v1/clients')
export class ChangeClientController {
  constructor(private readonly changeClient: ChangeClient) {}

  @Put(':id')
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'changeClient', summary: 'Sửa, ngừng hoặc gia hạn một hệ thống' })
  @ApiOkResponse({ type: ClientView })
  change(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Body() body: ChangeClientDto,
    @IfMatch() expected: number | undefined,
  ): Promise<ClientView> {
    return this.changeClient.execute(ctx, id, body, expected);
  }
}
