import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { ClientView } from '../show-client/client.view.js';
import { AddClientKeyDto } from './add-client-key.dto.js';
import { AddClientKey } from './add-client-key.js';

@ApiTags('clients')
@Controller('v1/clients')
export class AddClientKeyController {
  constructor(private readonly addClientKey: AddClientKey) {}

  @Post(':id/keys')
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'addClientKey', summary: 'Thêm khoá công khai cho một hệ thống' })
  @ApiCreatedResponse({ type: ClientView })
  add(@Ctx() ctx: Context, @Param('id') id: string, @Body() body: AddClientKeyDto): Promise<ClientView> {
    return this.addClientKey.execute(ctx, id, body);
  }
}
