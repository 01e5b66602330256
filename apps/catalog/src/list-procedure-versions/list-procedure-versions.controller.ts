import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, PageQuery, Permit, type Page } from '@motcua/service-kit';
import type { ProcedureSummary } from '../domain/procedure.js';
import { ProcedurePage } from '../list-procedures/list-procedures.dto.js';
import { ListProcedureVersions } from './list-procedure-versions.js';

@ApiTags('procedures')
@Controller('v1/procedures')
export class ListProcedureVersionsController {
  constructor(private readonly listProcedureVersions: ListProcedureVersions) {}

  @Get(':code/versions')
  @Permit('catalog:read')
  @ApiOperation({
    operationId: 'listProcedureVersions',
    summary: 'Các phiên bản đã công bố của một thủ tục, mới nhất trước',
    description: 'Phiên bản có "validTo" bằng "validFrom" đã bị thay thế trước khi có hiệu lực.',
  })
  @ApiParam({ name: 'code', type: String, example: '1.001193' })
  @ApiOkResponse({ type: ProcedurePage })
  list(@Ctx() ctx: Context, @Param('code') code: string, @Query() query: PageQuery): Promise<Page<ProcedureSummary>> {
    return this.listProcedureVersions.execute(ctx, code, query);
  }
}
