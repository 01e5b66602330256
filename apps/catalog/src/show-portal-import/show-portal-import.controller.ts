import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PageQuery, Permit, type Page } from '@motcua/service-kit';
import {
  PortalImportPage,
  PortalImportRowPage,
  PortalImportView,
  type PortalImportRowView,
} from './portal-import.view.js';
import { ShowImportRowsQuery } from './show-portal-import.query.js';
import { ShowPortalImport } from './show-portal-import.js';

@ApiTags('portal-imports')
@Controller('v1/portal-imports')
@Permit('catalog:read')
export class ShowPortalImportController {
  constructor(private readonly showPortalImport: ShowPortalImport) {}

  @Get()
  @ApiOperation({ operationId: 'listPortalImports', summary: 'Các lần nhập từ Cổng, mới nhất trước' })
  @ApiOkResponse({ type: PortalImportPage })
  list(@Ctx() ctx: Context, @Query() query: PageQuery): Promise<Page<PortalImportView>> {
    return this.showPortalImport.list(ctx, query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'showPortalImport', summary: 'Một lần nhập: tiến độ và số thủ tục theo kết quả' })
  @ApiOkResponse({ type: PortalImportView })
  show(@Ctx() ctx: Context, @Param('id') id: string): Promise<PortalImportView> {
    return this.showPortalImport.one(ctx, id);
  }

  @Get(':id/rows')
  @ApiOperation({ operationId: 'showPortalImportRows', summary: 'Từng thủ tục: khác gì, chỗ nào không đọc được' })
  @ApiOkResponse({ type: PortalImportRowPage })
  rows(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: ShowImportRowsQuery,
  ): Promise<Page<PortalImportRowView>> {
    return this.showPortalImport.rows(ctx, id, query);
  }
}
