import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, DatedPageQuery, Permit } from '@motcua/service-kit';
import { CodeListPage, CodeListsView, CodeListVersionsView } from './code-list.view.js';
import { ShowCodeLists } from './show-code-lists.js';

@ApiTags('codes')
@Controller('v1/code-lists')
export class ShowCodeListsController {
  constructor(private readonly showCodeLists: ShowCodeLists) {}

  @Get()
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'listCodeLists', summary: 'Các danh mục mã dùng chung' })
  @ApiOkResponse({ type: CodeListsView })
  all(@Ctx() ctx: Context): Promise<CodeListsView> {
    return this.showCodeLists.all(ctx);
  }

  @Get(':list')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'showCodeList', summary: 'Danh mục có hiệu lực tại một ngày' })
  @ApiOkResponse({ type: CodeListPage })
  page(@Ctx() ctx: Context, @Param('list') list: string, @Query() query: DatedPageQuery): Promise<CodeListPage> {
    return this.showCodeLists.page(ctx, list, query);
  }

  @Get(':list/versions')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'listCodeListVersions', summary: 'Các phiên bản của danh mục' })
  @ApiOkResponse({ type: CodeListVersionsView })
  versions(@Ctx() ctx: Context, @Param('list') list: string): Promise<CodeListVersionsView> {
    return this.showCodeLists.versions(ctx, list);
  }
}
