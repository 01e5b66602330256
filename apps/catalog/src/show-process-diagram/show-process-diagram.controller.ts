import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Context } from '@motcua/contracts';
import { Ctx, Permit } from '@motcua/service-kit';
import { ShowProcessDiagram } from './show-process-diagram.js';
import { DiagramQuery } from './show-process-diagram.query.js';

@ApiTags('processes')
@Controller('v1/processes')
export class ShowProcessDiagramController {
  constructor(private readonly showProcessDiagram: ShowProcessDiagram) {}

  @Get(':code/diagram')
  @Permit('catalog:read')
  @Header('content-type', 'text/vnd.mermaid; charset=utf-8')
  @ApiOperation({
    operationId: 'showProcessDiagram',
    summary: 'Sơ đồ quy trình dạng Mermaid: bước, người chịu trách nhiệm, thời hạn, rẽ nhánh, ý kiến song song',
  })
  @ApiParam({ name: 'code', type: String, example: 'mac-dinh-cap-xa' })
  @ApiProduces('text/vnd.mermaid')
  @ApiOkResponse({ schema: { type: 'string' } })
  show(@Ctx() ctx: Context, @Param('code') code: string, @Query() query: DiagramQuery): Promise<string> {
    return this.showProcessDiagram.execute(ctx, code, query);
  }
}
