import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, type Page } from '@motcua/service-kit';
import { MappingPage, type MappingView, ResolvedCodeView } from './code-mapping.view.js';
import { ListMappingsQuery, ResolveCodeQuery } from './code-mappings.query.js';
import { ShowCodeMappings } from './show-code-mappings.js';

@ApiTags('codes')
@Controller('v1/code-mappings')
export class ShowCodeMappingsController {
  constructor(private readonly showCodeMappings: ShowCodeMappings) {}

  @Get(':kind')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'listCodeMappings', summary: 'Mã quốc gia ứng với mã của tỉnh' })
  @ApiOkResponse({ type: MappingPage })
  list(
    @Ctx() ctx: Context,
    @Param('kind') kind: string,
    @Query() query: ListMappingsQuery,
  ): Promise<Page<MappingView>> {
    return this.showCodeMappings.list(ctx, kind, query);
  }

  @Get(':kind/resolve')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'resolveCode', summary: 'Một mã, cũ hay mới, ứng với mã nào tại một ngày' })
  @ApiOkResponse({ type: ResolvedCodeView })
  resolve(
    @Ctx() ctx: Context,
    @Param('kind') kind: string,
    @Query() { code, at }: ResolveCodeQuery,
  ): Promise<ResolvedCodeView> {
    return this.showCodeMappings.resolve(ctx, kind, code, at);
  }
}
