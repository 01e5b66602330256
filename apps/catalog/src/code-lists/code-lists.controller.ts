import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, DatedPageQuery, Permit } from '@motcua/service-kit';
import {
  CodeListPage,
  CodeListsView,
  CodeListVersionsView,
  CodeListVersionView,
  PublishCodeListDto,
} from './code-lists.dto.js';
import { CodeLists } from './code-lists.js';

@ApiTags('codes')
@Controller('v1/code-lists')
export class CodeListsController {
  constructor(private readonly codeLists: CodeLists) {}

  @Get()
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'listCodeLists', summary: 'Các danh mục mã dùng chung' })
  @ApiOkResponse({ type: CodeListsView })
  all(@Ctx() ctx: Context): Promise<CodeListsView> {
    return this.codeLists.all(ctx);
  }

  @Get(':list')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'showCodeList', summary: 'Danh mục có hiệu lực tại một ngày' })
  @ApiOkResponse({ type: CodeListPage })
  page(@Ctx() ctx: Context, @Param('list') list: string, @Query() query: DatedPageQuery): Promise<CodeListPage> {
    return this.codeLists.page(ctx, list, query);
  }

  @Get(':list/versions')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'listCodeListVersions', summary: 'Các phiên bản của danh mục' })
  @ApiOkResponse({ type: CodeListVersionsView })
  versions(@Ctx() ctx: Context, @Param('list') list: string): Promise<CodeListVersionsView> {
    return this.codeLists.versions(ctx, list);
  }

  @Post(':list/versions')
  @HttpCode(200)
  @Permit('catalog:draft')
  @ApiOperation({
    operationId: 'publishCodeList',
    summary: 'Ghi danh mục mới, cả danh mục; nội dung như cũ thì không đổi gì',
  })
  @ApiOkResponse({ type: CodeListVersionView })
  publish(
    @Ctx() ctx: Context,
    @Param('list') list: string,
    @Body() body: PublishCodeListDto,
  ): Promise<CodeListVersionView> {
    return this.codeLists.publish(ctx, list, body);
  }
}
