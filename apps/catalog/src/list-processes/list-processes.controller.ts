import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, type Page } from '@motcua/service-kit';
import type { ProcessSummary } from '../persistence/process.repository.js';
import { ListProcessesQuery, ProcessPage } from './list-processes.dto.js';
import { ListProcesses } from './list-processes.js';

@ApiTags('processes')
@Controller('v1/processes')
export class ListProcessesController {
  constructor(private readonly listProcesses: ListProcesses) {}

  @Get()
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'listProcesses', summary: 'Danh sách quy trình điện tử, theo thứ tự mã' })
  @ApiOkResponse({ type: ProcessPage })
  list(@Ctx() ctx: Context, @Query() query: ListProcessesQuery): Promise<Page<ProcessSummary>> {
    return this.listProcesses.execute(ctx, query);
  }
}
