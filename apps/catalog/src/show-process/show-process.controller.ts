import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { AtQuery, Ctx, Permit } from '@motcua/service-kit';
import { processView, ProcessView } from './process.view.js';
import { ShowProcess } from './show-process.js';

@ApiTags('processes')
@Controller('v1/processes')
export class ShowProcessController {
  constructor(private readonly showProcess: ShowProcess) {}

  @Get(':code')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'showProcess', summary: 'Quy trình có hiệu lực tại một ngày' })
  @ApiParam({ name: 'code', type: String, example: 'mac-dinh-cap-xa' })
  @ApiOkResponse({ type: ProcessView })
  async show(@Ctx() ctx: Context, @Param('code') code: string, @Query() { at }: AtQuery): Promise<ProcessView> {
    return processView(await this.showProcess.execute(ctx, code, at));
  }

  @Get(':code/versions/:version')
  @Permit('catalog:read')
  @ApiOperation({ operationId: 'showProcessVersion', summary: 'Một phiên bản của quy trình, kể cả dự thảo' })
  @ApiParam({ name: 'code', type: String, example: 'mac-dinh-cap-xa' })
  @ApiOkResponse({ type: ProcessView })
  async version(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Param('version') version: number,
  ): Promise<ProcessView> {
    return processView(await this.showProcess.version(ctx, code, version));
  }
}
