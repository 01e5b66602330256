import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery, Permit, type Page } from '@motcua/service-kit';
import { ClientPage, type ClientView } from '../show-client/client.view.js';
import { ListClients } from './list-clients.js';

@ApiTags('clients')
@Controller('v1/clients')
export class ListClientsController {
  constructor(private readonly listClients: ListClients) {}

  @Get()
  @Permit('identity:administer')
  @ApiOperation({ operationId: 'listClients', summary: 'Các hệ thống và ứng dụng, theo mã' })
  @ApiOkResponse({ type: ClientPage })
  list(@Query() query: PageQuery): Promise<Page<ClientView>> {
    return this.listClients.execute(query);
  }
}
