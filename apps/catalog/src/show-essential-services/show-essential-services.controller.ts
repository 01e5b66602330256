import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { AtQuery, Ctx, Permit } from '@motcua/service-kit';
import {
  EssentialServiceHistoryView,
  EssentialServiceListsView,
  EssentialServiceListView,
} from './essential-service.view.js';
import { ShowEssentialServices } from './show-essential-services.js';

@ApiTags('essential-services')
@Controller('v1/essential-services')
@Permit('catalog:read')
export class ShowEssentialServicesController {
  constructor(private readonly showEssentialServices: ShowEssentialServices) {}

  @Get()
  @ApiOperation({
    operationId: 'listEssentialServices',
    summary: 'Các danh mục dịch vụ công thiết yếu, số dịch vụ theo tình trạng tại một ngày',
  })
  @ApiOkResponse({ type: EssentialServiceListsView })
  lists(@Ctx() ctx: Context, @Query() { at }: AtQuery): Promise<EssentialServiceListsView> {
    return this.showEssentialServices.lists(ctx, at);
  }

  @Get(':list')
  @ApiOperation({
    operationId: 'showEssentialServices',
    summary: 'Một danh mục: tình trạng triển khai từng dịch vụ tại một ngày',
  })
  @ApiOkResponse({ type: EssentialServiceListView })
  list(@Ctx() ctx: Context, @Param('list') list: string, @Query() { at }: AtQuery): Promise<EssentialServiceListView> {
    return this.showEssentialServices.list(ctx, list, at);
  }

  @Get(':list/:number/history')
  @ApiOperation({ operationId: 'showEssentialServiceHistory', summary: 'Mọi thay đổi của một dịch vụ' })
  @ApiOkResponse({ type: EssentialServiceHistoryView })
  history(
    @Ctx() ctx: Context,
    @Param('list') list: string,
    @Param('number') number: string,
  ): Promise<EssentialServiceHistoryView> {
    return this.showEssentialServices.history(ctx, list, Number(number));
  }
}
