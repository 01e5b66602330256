import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit, type Page } from '@motcua/service-kit';
import type { Position } from '../domain/position.js';
import { ListPositionsQuery, PositionPage } from './list-positions.dto.js';
import { ListPositions } from './list-positions.js';

@ApiTags('positions')
@Controller('v1/positions')
export class ListPositionsController {
  constructor(private readonly listPositions: ListPositions) {}

  @Get()
  @Permit('directory:read')
  @ApiOperation({ operationId: 'listPositions', summary: 'Danh sách chức danh và cán bộ đảm nhiệm tại một ngày' })
  @ApiOkResponse({ type: PositionPage })
  list(@Ctx() ctx: Context, @Query() query: ListPositionsQuery): Promise<Page<Position>> {
    return this.listPositions.execute(ctx, query);
  }
}
