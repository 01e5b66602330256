import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import type { ProcedureVersion } from '../domain/procedure.js';
import { ProcedureView } from '../show-procedure/procedure.view.js';
import { DifferencesView } from './difference.view.js';
import { ShowDifferenceQuery } from './show-difference.query.js';
import { ShowDifference } from './show-difference.js';

@ApiTags('procedures')
@Controller('v1/procedures')
export class ShowDifferenceController {
  constructor(private readonly showDifference: ShowDifference) {}

  @Get(':code/difference')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'showProcedureDifference', summary: 'Hai phiên bản của một thủ tục khác nhau ở đâu' })
  @ApiParam({ name: 'code', type: String, example: '1.001193' })
  @ApiOkResponse({ type: DifferencesView })
  difference(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Query() query: ShowDifferenceQuery,
  ): Promise<DifferencesView> {
    return this.showDifference.execute(ctx, code, query);
  }

  @Get(':code/versions/:version')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'showProcedureVersion', summary: 'Một phiên bản của thủ tục, đầy đủ' })
  @ApiParam({ name: 'code', type: String, example: '1.001193' })
  @ApiParam({ name: 'version', type: Number, example: 1 })
  @ApiOkResponse({ type: ProcedureView })
  version(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Param('version') version: string,
  ): Promise<ProcedureVersion> {
    return this.showDifference.version(ctx, code, Number(version));
  }
}
