import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PageQuery, Permit, type Page } from '@motcua/service-kit';
import { ProcessPage } from '../list-processes/list-processes.dto.js';
import type { ProcessSummary } from '../persistence/process.repository.js';
import { ListProcessVersions } from './list-process-versions.js';

@ApiTags('processes')
@Controller('v1/processes')
export class ListProcessVersionsController {
  constructor(private readonly listProcessVersions: ListProcessVersions) {}

  @Get(':code/versions')
  @Permit('catalog:read')
  @ApiOperation({
    operationId: 'listProcessVersions',
    summary: 'Các phiên bản của một quy trình, kể cả chưa công bố, mới nhất trước',
  })
  @ApiParam({ name: 'code', type: String, example: 'mac-dinh-cap-xa' })
  @ApiOkResponse({ type: ProcessPage })
  list(@Ctx() ctx: Context, @Param('code') code: string, @Query() query: PageQuery): Promise<Page<ProcessSummary>> {
    return this.listProcessVersions.execute(ctx, code, query);
  }
}
