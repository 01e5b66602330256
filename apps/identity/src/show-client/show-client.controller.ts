import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permit } from '@motcua/service-kit';
import { ClientView } from './client.view.js';
import { ShowClient } from './show-client.js';

@ApiTags('clients')
@Controller('v1/clients')
export class ShowClientController {
  constructor(private readonly showClient: ShowClient) {}

  @Get(':id')
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'showClient', summary: 'Một hệ thống hoặc ứng dụng' })
  @ApiOkResponse({ type: ClientView })
  show(@Param('id') id: string): Promise<ClientView> {
    return this.showClient.execute(id);
  }
}
