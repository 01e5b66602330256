import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, type Page } from '@motcua/service-kit';
import type { ProcedureSummary } from '../domain/procedure.js';
import { ListProceduresQuery, ProcedurePage } from './list-procedures.dto.js';
import { ListProcedures } from './list-procedures.js';

@ApiTags('procedures')
@Controller('v1/procedures')
export class ListProceduresController {
  constructor(private readonly listProcedures: ListProcedures) {}

  @Get()
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'listProcedures', summary: 'Danh mục thủ tục có hiệu lực tại một ngày, theo thứ tự mã' })
  @ApiOkResponse({ type: ProcedurePage })
  list(@Ctx() ctx: Context, @Query() query: ListProceduresQuery): Promise<Page<ProcedureSummary>> {
    return this.listProcedures.execute(ctx, query);
  }
}
