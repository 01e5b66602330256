import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, type Page } from '@motcua/service-kit';
import {
  AddMappingDto,
  AddReplacementDto,
  EndMappingDto,
  ListMappingsQuery,
  MappingPage,
  MappingView,
  ReplacementView,
  ResolveCodeQuery,
  ResolvedCodeView,
} from './code-mappings.dto.js';
import { CodeMappings } from './code-mappings.js';

@ApiTags('codes')
@Controller('v1/code-mappings')
export class CodeMappingsController {
  constructor(private readonly codeMappings: CodeMappings) {}

  @Get(':kind')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'listCodeMappings', summary: 'Mã quốc gia ứng với mã của tỉnh' })
  @ApiOkResponse({ type: MappingPage })
  list(
    @Ctx() ctx: Context,
    @Param('kind') kind: string,
    @Query() query: ListMappingsQuery,
  ): Promise<Page<MappingView>> {
    return this.codeMappings.list(ctx, kind, query);
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
    return this.codeMappings.resolve(ctx, kind, code, at);
  }

  @Post(':kind')
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'addCodeMapping', summary: 'Ghi mã quốc gia ứng với mã của tỉnh' })
  @ApiCreatedResponse({ type: MappingView })
  add(@Ctx() ctx: Context, @Param('kind') kind: string, @Body() body: AddMappingDto): Promise<MappingView> {
    return this.codeMappings.add(ctx, kind, body);
  }

  @Post(':kind/replacements')
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'addCodeReplacement', summary: 'Ghi mã quốc gia cũ được thay bằng mã mới' })
  @ApiCreatedResponse({ type: ReplacementView })
  replace(@Ctx() ctx: Context, @Param('kind') kind: string, @Body() body: AddReplacementDto): Promise<ReplacementView> {
    return this.codeMappings.replace(ctx, kind, body);
  }

  @Post(':kind/:id/end')
  @HttpCode(200)
  @Permit('catalog:draft')
  @ApiOperation({ operationId: 'endCodeMapping', summary: 'Ghi ngày hết hiệu lực' })
  @ApiOkResponse({ type: MappingView })
  end(
    @Ctx() ctx: Context,
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Body() { validTo }: EndMappingDto,
  ): Promise<MappingView> {
    return this.codeMappings.end(ctx, kind, id, validTo);
  }
}
