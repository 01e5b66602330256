import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PermitWithin } from '@motcua/service-kit';
import { PortalProcedureListView, PortalProcedureView } from './portal-procedure.view.js';
import { ShowPortalProcedures } from './show-portal-procedures.js';

@ApiTags('Cổng Dịch vụ công quốc gia')
/** What the portal publishes: the same for everybody, whatever their permission reaches. */
@Controller('v1/portal/procedures')
@PermitWithin('portal:read')
export class ShowPortalProceduresController {
  constructor(@Inject(ShowPortalProcedures) private readonly show: ShowPortalProcedures) {}

  @Get()
  @ApiOperation({ operationId: 'listPortalProcedures', summary: 'Danh sách thủ tục trên Cổng (LayDanhSachTTHC)' })
  @ApiOkResponse({ type: PortalProcedureListView })
  list(): Promise<PortalProcedureListView> {
    return this.show.list();
  }

  @Get(':code')
  @ApiOperation({ operationId: 'showPortalProcedure', summary: 'Một thủ tục trên Cổng, đầy đủ (LayThuTuc)' })
  @ApiOkResponse({ type: PortalProcedureView })
  one(@Param('code') code: string): Promise<PortalProcedureView> {
    return this.show.one(code.trim());
  }
}
