import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { ClientView } from '../show-client/client.view.js';
import { AddClient } from './add-client.js';
import { AddClientDto } from './client.dto.js';

@ApiTags('clients')
@Controller('v1/clients')
export class AddClientController {
  constructor(private readonly addClient: AddClient) {}

  @Post()
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'addClient', summary: 'Đăng ký một hệ thống hoặc ứng dụng' })
  @ApiCreatedResponse({ type: ClientView })
  add(@Ctx() ctx: Context, @Body() body: AddClientDto): Promise<ClientView> {
    return this.addClient.execute(ctx, body);
  }
}
