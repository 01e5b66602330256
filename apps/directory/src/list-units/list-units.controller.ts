import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, type Page } from '@motcua/service-kit';
import type { UnitVersion } from '../domain/unit.js';
import { ListUnitsQuery, UnitPage } from './list-units.dto.js';
import { ListUnits } from './list-units.js';

@ApiTags('units')
@Controller('v1/units')
export class ListUnitsController {
  constructor(private readonly listUnits: ListUnits) {}

  @Get()
  @Permit('directory:read')
  @ApiOperation({ operationId: 'listUnits', summary: 'Danh sách đơn vị có hiệu lực tại một ngày, theo thứ tự mã' })
  @ApiOkResponse({ type: UnitPage })
  list(@Ctx() ctx: Context, @Query() query: ListUnitsQuery): Promise<Page<UnitVersion>> {
    return this.listUnits.execute(ctx, query);
  }
}
