import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { AtQuery, Ctx, Permit } from '@motcua/service-kit';
import type { UnitVersion } from '../domain/unit.js';
import { ShowUnit } from './show-unit.js';
import { UnitView } from './unit.view.js';

@ApiTags('units')
@Controller('v1/units')
export class ShowUnitController {
  constructor(private readonly showUnit: ShowUnit) {}

  @Get(':code')
  @Permit('directory:read')
  @ApiOperation({ operationId: 'showUnit', summary: 'Phiên bản của đơn vị có hiệu lực tại một ngày' })
  @ApiParam({ name: 'code', type: String, example: 'H52.31.001' })
  @ApiOkResponse({ type: UnitView })
  show(@Ctx() ctx: Context, @Param('code') code: string, @Query() { at }: AtQuery): Promise<UnitVersion> {
    return this.showUnit.execute(ctx, code, at);
  }
}
